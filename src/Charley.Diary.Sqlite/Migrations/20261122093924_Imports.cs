using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Charley.Diary.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Imports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Steps",
                table: "Days",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TemperatureCentidegrees",
                table: "Days",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "WeightGrams",
                table: "Days",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Imports",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", nullable: false),
                    ImportedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Values = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Imports", x => new { x.PersonId, x.Id });
                    table.ForeignKey(
                        name: "FK_Imports_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Mappings",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Signature = table.Column<string>(type: "TEXT", nullable: false),
                    Mapping = table.Column<string>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Mappings", x => new { x.PersonId, x.Signature });
                    table.ForeignKey(
                        name: "FK_Mappings_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ImportedDays",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AlcoholGrams = table.Column<int>(type: "INTEGER", nullable: true),
                    CaffeineMg = table.Column<int>(type: "INTEGER", nullable: true),
                    Effort = table.Column<int>(type: "INTEGER", nullable: true),
                    ExerciseMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    FluidsMl = table.Column<int>(type: "INTEGER", nullable: true),
                    Heat = table.Column<int>(type: "INTEGER", nullable: true),
                    NothingHappened = table.Column<bool>(type: "INTEGER", nullable: false),
                    Period = table.Column<bool>(type: "INTEGER", nullable: true),
                    PregnancyWeek = table.Column<int>(type: "INTEGER", nullable: true),
                    SittingMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    SleepMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    StandingMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    Steps = table.Column<int>(type: "INTEGER", nullable: true),
                    Stress = table.Column<int>(type: "INTEGER", nullable: true),
                    Tags = table.Column<string>(type: "TEXT", nullable: false),
                    Taken = table.Column<string>(type: "TEXT", nullable: true),
                    TemperatureCentidegrees = table.Column<int>(type: "INTEGER", nullable: true),
                    WeightGrams = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportedDays", x => new { x.PersonId, x.ImportId, x.Date });
                    table.ForeignKey(
                        name: "FK_ImportedDays_Imports_PersonId_ImportId",
                        columns: x => new { x.PersonId, x.ImportId },
                        principalTable: "Imports",
                        principalColumns: new[] { "PersonId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ImportedDays_PersonId_Date",
                table: "ImportedDays",
                columns: new[] { "PersonId", "Date" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ImportedDays");

            migrationBuilder.DropTable(
                name: "Mappings");

            migrationBuilder.DropTable(
                name: "Imports");

            migrationBuilder.DropColumn(
                name: "Steps",
                table: "Days");

            migrationBuilder.DropColumn(
                name: "TemperatureCentidegrees",
                table: "Days");

            migrationBuilder.DropColumn(
                name: "WeightGrams",
                table: "Days");
        }
    }
}
