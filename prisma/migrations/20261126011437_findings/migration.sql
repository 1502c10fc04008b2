-- AlterTable
ALTER TABLE "project" ADD COLUMN     "next_finding" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "finding_text" (
    "project_id" INTEGER NOT NULL,
    "id" INTEGER NOT NULL,
    "digest" BYTEA NOT NULL,
    "content" TEXT NOT NULL,

    CONSTRAINT "finding_text_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "finding_report" (
    "project_id" INTEGER NOT NULL,
    "upload_id" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "findings" INTEGER NOT NULL,
    "suppressed" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "sha" BYTEA NOT NULL,
    "branch" TEXT,
    "format" TEXT NOT NULL,
    "tool" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "variant" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "incomplete" TEXT,
    "members" BYTEA NOT NULL,

    CONSTRAINT "finding_report_pkey" PRIMARY KEY ("project_id","upload_id","ordinal")
);

-- CreateIndex
CREATE UNIQUE INDEX "finding_text_project_id_digest_key" ON "finding_text"("project_id", "digest");

-- AddForeignKey
ALTER TABLE "finding_report" ADD CONSTRAINT "finding_report_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;
