-- DropForeignKey
ALTER TABLE "path" DROP CONSTRAINT "path_project_id_fkey";

-- DropForeignKey
ALTER TABLE "person" DROP CONSTRAINT "person_project_id_fkey";

-- DropForeignKey
ALTER TABLE "target" DROP CONSTRAINT "target_project_id_fkey";
