-- AlterTable
ALTER TABLE "project" ADD COLUMN     "line_revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "next_act" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "next_failure" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "next_test" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "next_test_set" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "test_epoch" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "test_case" (
    "project_id" INTEGER NOT NULL,
    "id" INTEGER NOT NULL,
    "key" BYTEA NOT NULL,
    "place" TEXT NOT NULL,
    "is_file" BOOLEAN NOT NULL,
    "name" TEXT NOT NULL,
    "variant" TEXT NOT NULL,

    CONSTRAINT "test_case_pkey" PRIMARY KEY ("project_id","key")
);

-- CreateTable
CREATE TABLE "test_set" (
    "project_id" INTEGER NOT NULL,
    "id" INTEGER NOT NULL,
    "digest" BYTEA NOT NULL,
    "members" BYTEA NOT NULL,

    CONSTRAINT "test_set_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "failure_text" (
    "project_id" INTEGER NOT NULL,
    "id" INTEGER NOT NULL,
    "digest" BYTEA NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "failure_text_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "test_report" (
    "project_id" INTEGER NOT NULL,
    "upload_id" INTEGER NOT NULL,
    "set_id" INTEGER NOT NULL,
    "tests" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "started_from" SMALLINT NOT NULL,
    "simulated" BOOLEAN NOT NULL,
    "sha" BYTEA NOT NULL,
    "environment" TEXT NOT NULL,
    "run" TEXT NOT NULL,
    "branch" TEXT,
    "format" TEXT NOT NULL,
    "writer" TEXT NOT NULL,
    "incomplete" TEXT,
    "exceptions" TEXT NOT NULL,
    "durations" BYTEA,

    CONSTRAINT "test_report_pkey" PRIMARY KEY ("project_id","upload_id")
);

-- CreateTable
CREATE TABLE "act" (
    "project_id" INTEGER NOT NULL,
    "id" INTEGER NOT NULL,
    "plan" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "act_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "test_set_project_id_digest_key" ON "test_set"("project_id", "digest");

-- CreateIndex
CREATE UNIQUE INDEX "failure_text_project_id_digest_key" ON "failure_text"("project_id", "digest");

-- CreateIndex
CREATE INDEX "act_project_id_plan_idx" ON "act"("project_id", "plan");

-- AddForeignKey
ALTER TABLE "test_report" ADD CONSTRAINT "test_report_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "act" ADD CONSTRAINT "act_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;
