using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Charley.Diary.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Trials : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "HidesCounts",
                table: "People",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "Trials",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Remedy = table.Column<string>(type: "text", nullable: false),
                    Against = table.Column<string>(type: "text", nullable: true),
                    Start = table.Column<DateOnly>(type: "date", nullable: false),
                    BlockNights = table.Column<int>(type: "integer", nullable: false),
                    WashoutNights = table.Column<int>(type: "integer", nullable: false),
                    Order = table.Column<string>(type: "text", nullable: false),
                    PriorMean = table.Column<double>(type: "double precision", nullable: false),
                    PriorSpread = table.Column<double>(type: "double precision", nullable: false),
                    Nights = table.Column<string>(type: "text", nullable: false),
                    Cramps = table.Column<string>(type: "text", nullable: false),
                    StoppedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Outcome = table.Column<string>(type: "text", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DeletedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Trials", x => new { x.PersonId, x.Id });
                    table.ForeignKey(
                        name: "FK_Trials_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Trials");

            migrationBuilder.DropColumn(
                name: "HidesCounts",
                table: "People");
        }
    }
}
