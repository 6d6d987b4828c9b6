using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Charley.Diary.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class UndoAndCounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Former",
                table: "Episodes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Former",
                table: "Days",
                type: "TEXT",
                nullable: true);

            // The overview counts places, nights and remedies of ten years. In these orders the database counts without a look
            // at the rows. They are written by hand because Entity Framework makes no index on members of a complex property.
            migrationBuilder.Sql("""CREATE INDEX "IX_Episodes_Places" ON "Episodes" ("PersonId", "Site", "Side", "LocalStart") WHERE "DeletedAt" IS NULL""");
            migrationBuilder.Sql("""CREATE INDEX "IX_Episodes_Tried" ON "Episodes" ("PersonId", "Tried") WHERE "DeletedAt" IS NULL""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP INDEX "IX_Episodes_Tried" """);
            migrationBuilder.Sql("""DROP INDEX "IX_Episodes_Places" """);

            migrationBuilder.DropColumn(
                name: "Former",
                table: "Episodes");

            migrationBuilder.DropColumn(
                name: "Former",
                table: "Days");
        }
    }
}
