using Charley.Knowledge;

namespace Charley.Testing;

/// <summary>
/// A small knowledge with numbers of 0 and 1, which ours has not: what comes at night is always the plain cause, which always locks the
/// ankle; and no man takes a water tablet.
/// </summary>
public sealed class ContradictingKnowledge : IDisposable
{
    private readonly SmallKnowledge _small = new();

    /// <summary>Writes its files.</summary>
    public ContradictingKnowledge()
    {
        _small.Replace("findings/all.yaml", "leak: {value: 0.1, judgement: small}", """
            leak: {value: 0, judgement: small}
            - id: ankle-locks
              kind: symptom
              name: locked ankle
              yes: Your ankle locks.
              no: Your ankle does not lock.
              leak: {value: 0.1, judgement: small}
            """);
        _small.Replace("findings/all.yaml", "prevalence: {value: 0.1, evidence: [published-1]}", "prevalence: {value: 0.1, by-sex: {female: 1, male: 0}, evidence: [published-1]}");
        _small.Replace("causes/plain.yaml", "  - {id: night-onset, value: 0.7, judgement: small}", "  - {id: night-onset, value: 0.7, judgement: small}\n  - {id: ankle-locks, value: 1, judgement: small}");
        _small.Replace("urgency.yaml", "fewest-questions: 1", "fewest-questions: 3");
        _small.Replace("questions/all.yaml", "- id: tablets", "- id: ankle\n  stage: adaptive\n  type: yes-no\n  text: Does your ankle lock?\n  finding: ankle-locks\n- id: tablets");
    }

    /// <summary>Where it stands until disposed of.</summary>
    public string Folder => _small.Folder;

    /// <summary>The knowledge.</summary>
    public KnowledgeBase Load() => KnowledgeBase.Load(Folder);

    /// <inheritdoc/>
    public void Dispose() => _small.Dispose();
}
