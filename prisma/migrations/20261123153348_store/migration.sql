-- CreateTable
CREATE TABLE "project" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "repository" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "next_upload" INTEGER NOT NULL DEFAULT 1,
    "next_commit" INTEGER NOT NULL DEFAULT 1,
    "next_path" INTEGER NOT NULL DEFAULT 1,
    "next_target" INTEGER NOT NULL DEFAULT 1,
    "next_person" INTEGER NOT NULL DEFAULT 1,
    "next_scanner" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upload" (
    "project_id" INTEGER NOT NULL,
    "id" INTEGER NOT NULL,
    "digest" BYTEA NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "bytes" INTEGER NOT NULL,
    "detail" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by" TEXT,
    "withdrawn_reason" TEXT,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "plan_version" (
    "project_id" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "upload_id" INTEGER NOT NULL,
    "digest" BYTEA NOT NULL,
    "document" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "effective_at" TIMESTAMPTZ(3),

    CONSTRAINT "plan_version_pkey" PRIMARY KEY ("project_id","slug","version")
);

-- CreateTable
CREATE TABLE "path" (
    "project_id" INTEGER NOT NULL,
    "id" INTEGER NOT NULL,
    "path" TEXT NOT NULL,

    CONSTRAINT "path_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "target" (
    "project_id" INTEGER NOT NULL,
    "id" INTEGER NOT NULL,
    "module" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "target_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "person" (
    "project_id" INTEGER NOT NULL,
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "scanner" (
    "project_id" INTEGER NOT NULL,
    "id" INTEGER NOT NULL,
    "tool" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "recorded" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,

    CONSTRAINT "scanner_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "commit_fact" (
    "project_id" INTEGER NOT NULL,
    "id" INTEGER NOT NULL,
    "upload_id" INTEGER NOT NULL,
    "scanner_id" INTEGER NOT NULL,
    "height" INTEGER,
    "files_scanned" INTEGER NOT NULL,
    "author_id" INTEGER,
    "position" INTEGER,
    "committed_at" TIMESTAMPTZ(3) NOT NULL,
    "standing" SMALLINT NOT NULL,
    "full" BOOLEAN NOT NULL,
    "touches" BOOLEAN NOT NULL,
    "jump" BOOLEAN NOT NULL,
    "sha" BYTEA NOT NULL,
    "digest" BYTEA NOT NULL,
    "parents" BYTEA NOT NULL,
    "base" BYTEA,
    "branch" TEXT,
    "subject" TEXT,

    CONSTRAINT "commit_fact_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "fact_claim" (
    "project_id" INTEGER NOT NULL,
    "upload_id" INTEGER NOT NULL,
    "commit_id" INTEGER NOT NULL,

    CONSTRAINT "fact_claim_pkey" PRIMARY KEY ("project_id","upload_id","commit_id")
);

-- CreateTable
CREATE TABLE "file_fact" (
    "project_id" INTEGER NOT NULL,
    "path_id" INTEGER NOT NULL,
    "commit_id" INTEGER NOT NULL,
    "kind" SMALLINT NOT NULL,
    "other_id" INTEGER,
    "lines" INTEGER,
    "by_author_id" INTEGER,
    "by_sha" BYTEA,
    "blob" TEXT,
    "content" TEXT,

    CONSTRAINT "file_fact_pkey" PRIMARY KEY ("project_id","path_id","commit_id","kind")
);

-- CreateTable
CREATE TABLE "tree_fact" (
    "project_id" INTEGER NOT NULL,
    "commit_id" INTEGER NOT NULL,
    "added" INTEGER[],
    "removed" INTEGER[],

    CONSTRAINT "tree_fact_pkey" PRIMARY KEY ("project_id","commit_id")
);

-- CreateTable
CREATE TABLE "life" (
    "project_id" INTEGER NOT NULL,
    "path_id" INTEGER NOT NULL,
    "target_id" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "opened_id" INTEGER NOT NULL,
    "closed_id" INTEGER,
    "born_path_id" INTEGER NOT NULL,
    "born_id" INTEGER NOT NULL,
    "kind" SMALLINT NOT NULL,
    "opened_how" SMALLINT NOT NULL,
    "closed_how" SMALLINT,

    CONSTRAINT "life_pkey" PRIMARY KEY ("project_id","path_id","target_id","kind","n","opened_id")
);

-- CreateTable
CREATE TABLE "spell" (
    "project_id" INTEGER NOT NULL,
    "path_id" INTEGER NOT NULL,
    "from_id" INTEGER NOT NULL,
    "to_id" INTEGER,
    "listed" BOOLEAN NOT NULL,

    CONSTRAINT "spell_pkey" PRIMARY KEY ("project_id","path_id","from_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "project_slug_key" ON "project"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "upload_project_id_digest_key" ON "upload"("project_id", "digest");

-- CreateIndex
CREATE UNIQUE INDEX "path_project_id_path_key" ON "path"("project_id", "path");

-- CreateIndex
CREATE UNIQUE INDEX "target_project_id_module_name_key" ON "target"("project_id", "module", "name");

-- CreateIndex
CREATE UNIQUE INDEX "person_project_id_name_key" ON "person"("project_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "scanner_project_id_digest_key" ON "scanner"("project_id", "digest");

-- CreateIndex
CREATE INDEX "commit_fact_project_id_position_idx" ON "commit_fact"("project_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "commit_fact_project_id_sha_scanner_id_digest_key" ON "commit_fact"("project_id", "sha", "scanner_id", "digest");

-- CreateIndex
CREATE INDEX "fact_claim_project_id_commit_id_idx" ON "fact_claim"("project_id", "commit_id");

-- CreateIndex
CREATE INDEX "file_fact_project_id_commit_id_idx" ON "file_fact"("project_id", "commit_id");

-- CreateIndex
CREATE INDEX "file_fact_project_id_other_id_idx" ON "file_fact"("project_id", "other_id");

-- CreateIndex
CREATE INDEX "life_project_id_target_id_idx" ON "life"("project_id", "target_id");

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_version" ADD CONSTRAINT "plan_version_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "path" ADD CONSTRAINT "path_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scanner" ADD CONSTRAINT "scanner_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commit_fact" ADD CONSTRAINT "commit_fact_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;
