using Xunit;

namespace Charley.Testing;

/// <summary>The smallest knowledge without a mistake, written to a folder of its own, so that one thing at a time can be broken.</summary>
public sealed class SmallKnowledge : IDisposable
{
    /// <summary>Writes all its files.</summary>
    public SmallKnowledge()
    {
        Folder = Directory.CreateTempSubdirectory("charley-knowledge-").FullName;
        foreach (var (path, text) in Files)
        {
            Write(path, text);
        }
    }

    /// <summary>Where it stands until disposed of.</summary>
    public string Folder { get; }

    /// <summary>Its files by their path in the folder.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["findings/all.yaml"] = """
            - id: muscle-cramp
              kind: symptom
              name: cramp
              yes: You have cramps.
              no: You have no cramps.
              leak: {value: 0.03, judgement: small}
              covers: [small.site]
            - id: muscle-twitching
              kind: symptom
              name: twitch
              yes: You have twitches.
              no: You have no twitches.
              leak: {value: 0.04, judgement: small}
            - id: muscle-pain
              kind: symptom
              name: pain
              yes: You have pain.
              no: You have no pain.
              leak: {value: 0.05, judgement: small}
            - id: night-onset
              kind: circumstance
              name: at night
              yes: It comes at night.
              no: It does not come at night.
              leak: {value: 0.1, judgement: small}
            - id: saddle-numbness
              kind: symptom
              name: numb saddle
              yes: Your saddle is numb.
              no: Your saddle is not numb.
              leak: {value: 0.002, judgement: small}
            - id: water-tablet
              kind: medicine
              name: a water tablet
              yes: You take a water tablet.
              no: You take no water tablet.
              prevalence: {value: 0.1, evidence: [published-1]}
            """,
        ["questions/all.yaml"] = """
            - id: complaint
              stage: start
              type: any-of
              text: What brings you here?
              none: None
              options:
                - {finding: muscle-cramp, text: Cramps}
                - {finding: muscle-twitching, text: Twitches}
                - {finding: muscle-pain, text: Pain}
            - id: saddle
              stage: red-flags
              type: yes-no
              group: Feeling
              text: Is your saddle numb?
              finding: saddle-numbness
            - id: night
              stage: adaptive
              type: yes-no
              text: Does it come at night?
              finding: night-onset
              when: {complaint: cramp}
            - id: tablets
              stage: adaptive
              type: yes-no
              text: Do you take a water tablet?
              finding: water-tablet
            """,
        ["causes/plain.yaml"] = """
            id: plain
            name: plain cramps
            group: muscle
            summary: {text: Plain cramps., judgement: small}
            mechanism: {text: A muscle tightens., judgement: small}
            prevalence: {value: 0.3, evidence: [published-1]}
            raised-by:
              - {id: water-tablet, ratio: 2, evidence: [published-1]}
            findings:
              - {id: muscle-cramp, value: 0.9, judgement: small}
              - {id: night-onset, value: 0.7, judgement: small}
              - {id: muscle-twitching, value: 0.1, judgement: small}
              - {id: muscle-pain, value: 0.2, judgement: small}
            urgency: self-care
            expect: {text: It passes., judgement: small}
            doctor: {tests: [potassium], questions: [Why me?]}
            """,
        ["red-flags/all.yaml"] = """
            - id: saddle-rule
              urgency: emergency-now
              when: {any: [saddle-numbness]}
              title: Squeezed nerves
              why: {text: Nerves may be squeezed., judgement: small}
              do: Go now.
              judgement: small
            """,
        ["remedies/stretch.yaml"] = """
            id: stretch
            name: Stretch
            kind: relief
            for: [{cause: plain, benefit: 0.2, judgement: small}]
            effort: 1
            certainty: low
            says: {text: One trial., evidence: [published-1]}
            steps: [Pull the toes up.]
            cautions:
              - {when: {red-flag: saddle-rule}, action: withhold, reason: Not now., judgement: small}
            """,
        ["medicines/all.yaml"] = """
            - id: furosemide
              name: furosemide
              brands: [Lasix]
              class: water tablet
              means: [water-tablet]
            """,
        ["tests/all.yaml"] = """
            - id: potassium
              name: potassium
              what: {text: A salt of the blood., judgement: small}
              sample: blood
              units: [{unit: mmol/L, low: 3.5, high: 5.1}]
              judgement: small
            """,
        ["guides/small.yaml"] = """
            id: small
            title: A small guide
            intro: {text: Small., judgement: small}
            causes: [{cause: plain, note: {text: Plain., judgement: small}}]
            relief: [stretch]
            """,
        ["evidence/all.yaml"] = """
            - id: published-1
              kind: prevalence
              cause: plain
              value: 0.3
              unit: proportion
              interval: [0.2, 0.4]
              population: adults
              n: 100
              statement: Three in ten.
              source: {authors: A, year: 2020, title: T, journal: J, doi: null, pmid: null, url: null}
              seen: abstract
              certainty: low
              note: null
            """,
        ["urgency.yaml"] = """
            levels:
              - {id: self-care, name: Self, do: Nothing., false-alarm: 0, miss: 0, need-when-flag-fires: 0.1, judgement: small}
              - {id: routine-appointment, name: Routine, do: Book., false-alarm: 0.1, miss: 0.2, need-when-flag-fires: 0.1, judgement: small}
              - {id: within-days, name: Days, do: Call., false-alarm: 0.2, miss: 3, need-when-flag-fires: 0.1, judgement: small}
              - {id: same-day, name: Today, do: Go today., false-alarm: 0.5, miss: 15, need-when-flag-fires: 0.1, judgement: small}
              - {id: emergency-now, name: Now, do: Go now., false-alarm: 1, miss: 50, need-when-flag-fires: 0.1, judgement: small}
            wrong-chance: 0.3
            question-burden: 0.004
            most-questions: 20
            fewest-questions: 1
            named-from: 0.05
            serious-named-from: 0.02
            judgement: small
            """,
        ["exposures.yaml"] = """
            - {id: fluids, likelier: {value: 2, judgement: small}, more-brings-more: {value: 0.2, judgement: small}}
            """,
        ["course.yaml"] = """
            - {id: spreading, sign: new-places, weeks: 4, before: 4, at-least: 2, says: {text: It spreads., judgement: small}, asks: [saddle]}
            """,
        ["safety-net.yaml"] = """
            - {text: You cannot pass urine., judgement: small}
            """,
        ["verdicts.yaml"] = """
            - {slug: plain, verdict: cause, as: plain, reason: It is one.}
            """,
        ["scope.yaml"] = """
            guides:
              small:
                title: Small
                statements:
                  - {id: small.site, kind: site, text: Cramps exist}
            """,
    };

    /// <summary>Adds a file, or writes it anew.</summary>
    public void Write(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>Replaces a text that must be there in one file.</summary>
    public void Replace(string path, string old, string replacement)
    {
        var full = Path.Combine(Folder, path);
        var text = File.ReadAllText(full);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(full, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
