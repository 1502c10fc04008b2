-- CreateTable
CREATE TABLE "owners_fact" (
    "project_id" INTEGER NOT NULL,
    "upload_id" INTEGER NOT NULL,
    "sha" BYTEA,
    "from_time" TIMESTAMPTZ(3),
    "source" TEXT NOT NULL,

    CONSTRAINT "owners_fact_pkey" PRIMARY KEY ("project_id","upload_id")
);

-- AddForeignKey
ALTER TABLE "owners_fact" ADD CONSTRAINT "owners_fact_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;
