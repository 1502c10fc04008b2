-- AlterTable
ALTER TABLE "project" ADD COLUMN     "commit_link" TEXT,
ADD COLUMN     "line_link" TEXT;
