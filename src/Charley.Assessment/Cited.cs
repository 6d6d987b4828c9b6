using Charley.Knowledge;

namespace Charley.Assessment;

/// <summary>Carries sentences together with what they rest on.</summary>
internal static class Cited
{
    public static CitedText From(Statement statement) => From(statement.Text, statement.Basis);

    public static CitedText From(string text, Basis basis) => new(text, basis.Evidence, basis.Judgement);
}
