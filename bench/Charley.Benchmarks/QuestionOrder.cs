using Charley.Assessment.Cases;
using Charley.Assessment.Interviews;
using Charley.Assessment.Model;
using Charley.Inference;
using Charley.Knowledge;

namespace Charley.Benchmarks;

/// <summary>A way of choosing the next adaptive question.</summary>
internal interface IQuestionOrder
{
    /// <summary>Its name in tables.</summary>
    string Name { get; }

    /// <summary>The question to ask next; null if none is open.</summary>
    Question? Next(PersonCase subject);
}

/// <summary>What the product asks: the question of the highest expected value for the person.</summary>
internal sealed class ValueOrder(PersonModels models) : IQuestionOrder
{
    private readonly QuestionValues _values = new(models);

    public string Name => "value for the person (Charley)";

    public Question? Next(PersonCase subject) => _values.Of(subject) is [var first, ..] ? first.Question : null;
}

/// <summary>Any open question, each with the same chance.</summary>
internal sealed class RandomOrder(PersonModels models, Random random) : IQuestionOrder
{
    public string Name => "random";

    public Question? Next(PersonCase subject) =>
        OpenQuestions.Of(models.Knowledge, QuestionStage.Adaptive, subject).ToList() is { Count: > 0 } open ? open[random.Next(open.Count)] : null;
}

/// <summary>
/// The question that is expected to lower the entropy most: the sum over causes of the entropy of "at work or not". The promising
/// questions are picked by the same quick guess as the product's, and as many of them as the product would calculate are then valued exactly.
/// </summary>
internal sealed class EntropyOrder(PersonModels models) : IQuestionOrder
{
    public string Name => "entropy";

    public Question? Next(PersonCase subject)
    {
        var open = OpenQuestions.Of(models.Knowledge, QuestionStage.Adaptive, subject).ToList();
        if (open.Count == 0)
        {
            return null;
        }

        var model = models.For(subject.Person);
        var evidence = model.EvidenceFrom(subject.AllAnswers);
        var now = 0.0;
        var guesses = new Dictionary<int, WeighedAnswer>();
        List<Question> promising = [];
        var exact = model.Engine
            .EffectsOf(evidence, model.ComplaintNodes.AsSpan(), (beliefs, work) =>
            {
                now = Entropy(model, beliefs);
                var screening = new QuestionScreening(model, beliefs, after => Entropy(model, after));
                foreach (var node in open.SelectMany(NodesOf).Distinct())
                {
                    guesses.Add(node, screening.Guess(node));
                }

                var ranked = Ranked(open, node => guesses[node]).ToList();
                var affordable = QuestionRanking.Affordable(ranked, question => NodesOf(question).Count(node => !screening.IsFactor(node)), work);

                // Where none can be valued exactly, the best by guess is asked.
                promising = [.. ranked.Take(Math.Max(1, affordable))];
                return [.. promising.Take(affordable).SelectMany(NodesOf).Where(node => !screening.IsFactor(node)).Distinct()];
            })
            .ToDictionary(effect => effect.Node, effect => WeighedAnswer.Of(effect, after => Entropy(model, after)));
        return Ranked(promising, node => exact.TryGetValue(node, out var weighed) ? weighed : guesses[node]).First();

        IEnumerable<int> NodesOf(Question question) => OpenQuestions.OpenFindings(question, subject).Select(model.Network.IndexOf);

        IEnumerable<Question> Ranked(List<Question> questions, Func<int, WeighedAnswer> answerOf) =>
            questions
                .Select(question => (Question: question, Gain: Gain(question, [.. NodesOf(question).Select(answerOf)])))
                .OrderByDescending(pair => pair.Gain)
                .ThenBy(pair => pair.Question.Id, StringComparer.Ordinal)
                .Select(pair => pair.Question);

        double Gain(Question question, List<WeighedAnswer> answers)
        {
            var total = answers.Sum(answer => answer.ChancePresent);
            var scale = question.Type == QuestionType.OneOf && total > 1 ? 1 / total : 1;
            return answers.Sum(answer => scale * answer.ChancePresent * (now - answer.LossIfPresent))
                + (question.Type == QuestionType.OneOf ? 0 : answers.Sum(answer => (1 - answer.ChancePresent) * (now - answer.LossIfAbsent)));
        }
    }

    private static double Entropy(PersonModel model, Beliefs beliefs) => model.CauseNodes.Sum(node => Entropy(beliefs.Contributions[node]));

    private static double Entropy(double chance) =>
        chance is > 0 and < 1 ? -(chance * Math.Log2(chance)) - ((1 - chance) * Math.Log2(1 - chance)) : 0;
}
