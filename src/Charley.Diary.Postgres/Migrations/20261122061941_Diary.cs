using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Charley.Diary.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Diary : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsDemo",
                table: "People",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "ZoneId",
                table: "People",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Days",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    AlcoholGrams = table.Column<int>(type: "integer", nullable: true),
                    CaffeineMg = table.Column<int>(type: "integer", nullable: true),
                    Effort = table.Column<int>(type: "integer", nullable: true),
                    ExerciseMinutes = table.Column<int>(type: "integer", nullable: true),
                    FluidsMl = table.Column<int>(type: "integer", nullable: true),
                    Heat = table.Column<int>(type: "integer", nullable: true),
                    NothingHappened = table.Column<bool>(type: "boolean", nullable: false),
                    Period = table.Column<bool>(type: "boolean", nullable: true),
                    PregnancyWeek = table.Column<int>(type: "integer", nullable: true),
                    SittingMinutes = table.Column<int>(type: "integer", nullable: true),
                    SleepMinutes = table.Column<int>(type: "integer", nullable: true),
                    StandingMinutes = table.Column<int>(type: "integer", nullable: true),
                    Stress = table.Column<int>(type: "integer", nullable: true),
                    Tags = table.Column<string>(type: "text", nullable: false),
                    Taken = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Days", x => new { x.PersonId, x.Date });
                    table.ForeignKey(
                        name: "FK_Days_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Episodes",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Start = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LocalStart = table.Column<DateTime>(type: "timestamp without time zone", nullable: false),
                    ZoneId = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DeletedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Activity = table.Column<string>(type: "text", nullable: true),
                    DurationSeconds = table.Column<int>(type: "integer", nullable: true),
                    Intensity = table.Column<int>(type: "integer", nullable: true),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: true),
                    Side = table.Column<string>(type: "text", nullable: true),
                    Site = table.Column<string>(type: "text", nullable: false),
                    SoreAfter = table.Column<bool>(type: "boolean", nullable: true),
                    Tried = table.Column<string>(type: "text", nullable: false),
                    WokeMe = table.Column<bool>(type: "boolean", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Episodes", x => new { x.PersonId, x.Id });
                    table.ForeignKey(
                        name: "FK_Episodes_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Episodes_PersonId_LocalStart",
                table: "Episodes",
                columns: new[] { "PersonId", "LocalStart" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Days");

            migrationBuilder.DropTable(
                name: "Episodes");

            migrationBuilder.DropColumn(
                name: "IsDemo",
                table: "People");

            migrationBuilder.DropColumn(
                name: "ZoneId",
                table: "People");
        }
    }
}
