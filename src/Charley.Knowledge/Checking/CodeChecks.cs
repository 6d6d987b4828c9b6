using Charley.Knowledge.Loading;

namespace Charley.Knowledge.Checking;

/// <summary>A code (ICD-10-CM, ATC, LOINC) is shown only if a published record names it: nobody remembers codes well enough.</summary>
internal static class CodeChecks
{
    public static void Run(KnowledgeContent content, Reading reading)
    {
        var seen = content.Evidence
            .Where(record => !record.IsEstimate)
            .SelectMany(record => Words(record.Statement))
            .ToHashSet(StringComparer.Ordinal);
        var used = content.Causes.Select(cause => (Element: (object)cause, Code: cause.Icd10Cm))
            .Concat(content.Medicines.Select(medicine => (Element: (object)medicine, Code: medicine.Atc)))
            .Concat(content.Tests.SelectMany(test => test.AllLoinc.Select(code => (Element: (object)test, Code: (string?)code))));
        foreach (var (element, code) in used.Where(pair => pair.Code is not null && !seen.Contains(pair.Code)))
        {
            reading.Add(reading.PlaceOf(element), $"The code '{code}' stands in no published record; verify it and name it in one, or leave it out.");
        }
    }

    private static IEnumerable<string> Words(string statement) =>
        statement.Split([' ', ',', ';', ':', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Select(word => word.TrimEnd('.'));
}
