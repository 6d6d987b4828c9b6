using Charley.Knowledge;
using Charley.Knowledge.Lookup;

namespace Charley.Output;

/// <summary>Writes medicines: names, brands, class, code, what taking them answers, and what is worth knowing.</summary>
internal static class MedicineText
{
    public static void Write(string typed, MedicineMatches matches, KnowledgeBase knowledge, TextWriter output)
    {
        if (matches.Medicines.IsEmpty)
        {
            output.WriteLine(Texts.NoMedicine(typed));
        }
        else if (matches.Guessed)
        {
            output.WriteLine(Texts.GuessedMedicine(typed));
        }

        foreach (var medicine in matches.Medicines)
        {
            Medicine(medicine, knowledge, output);
        }
    }

    private static void Medicine(Medicine medicine, KnowledgeBase knowledge, TextWriter output)
    {
        var brands = medicine.Brands.IsEmpty ? string.Empty : $" ({string.Join(", ", medicine.Brands)})";
        var code = medicine.Atc is null ? string.Empty : $", ATC {medicine.Atc}";
        output.WriteLine($"{medicine.Name}{brands}: {medicine.Class}{code}");
        foreach (var finding in medicine.Means)
        {
            output.WriteLine($"  = {knowledge.Findings[finding].Name} ({finding})");
        }

        if (medicine.Note is { } note)
        {
            output.WriteLine($"  {note.Text}");
        }
    }
}
