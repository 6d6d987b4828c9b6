using Charley.Knowledge.Loading;

namespace Charley.Knowledge.Checking;

/// <summary>What must hold before a release: everything leads to a source or to a reason.</summary>
internal static class StrictChecks
{
    public static void Run(KnowledgeContent content, Reading reading)
    {
        ReasonChecks.Run(content, reading);
        SourceChecks.Run(content, reading);
        CodeChecks.Run(content, reading);
    }
}
