using Charley.Assessment.Model;
using Charley.Knowledge;

namespace Charley.Assessment.Simulation;

/// <summary>A person as a model draws them, with what nobody can ask: the causes.</summary>
/// <param name="Model">The model of which they were drawn.</param>
/// <param name="Complaints">What they come with; at least one of cramp and twitch.</param>
/// <param name="Present">For each node of the network, whether it is present.</param>
public sealed record DrawnPerson(PersonModel Model, IReadOnlyList<Complaint> Complaints, bool[] Present)
{
    /// <summary>Draws people of one kind until one has a cramp or a twitch.</summary>
    /// <param name="sampler">Draws from <paramref name="model"/>.</param>
    /// <param name="model">The model of the people.</param>
    /// <param name="random">Source of chance.</param>
    public static DrawnPerson Draw(ForwardSampler sampler, PersonModel model, Random random)
    {
        var present = new bool[model.Network.Nodes.Length];
        while (true)
        {
            sampler.Draw(random, present);
            var complaints = new[] { Complaint.Cramp, Complaint.Twitch }
                .Where(complaint => present[model.Network.IndexOf(ComplaintFindings.IdOf(complaint))])
                .ToList();
            if (complaints.Count > 0)
            {
                return new DrawnPerson(model, complaints, present);
            }
        }
    }

    /// <summary>The truthful answer about a finding.</summary>
    public Answer AnswerTo(string finding) => Present[Model.Network.IndexOf(finding)] ? Answer.Yes : Answer.No;

    /// <summary>
    /// Draws whether a cause is there and at work: whether one of its links brought on a complaint. A complaint that is present was
    /// brought on by a link with the strength of the link over the chance of the complaint among people with these causes.
    /// </summary>
    /// <param name="node">Node of the cause.</param>
    /// <param name="random">Source of chance.</param>
    public bool DrawActing(int node, Random random)
    {
        if (!Present[node])
        {
            return false;
        }

        var silent = 1.0;
        foreach (var complaint in Complaints.Select(complaint => Model.Network.Nodes[Model.Network.IndexOf(ComplaintFindings.IdOf(complaint))]))
        {
            var absent = 1 - complaint.Leak;
            var strength = 0.0;
            foreach (var link in complaint.Parents.Where(link => Present[link.Parent]))
            {
                absent *= 1 - link.Strength;
                strength = link.Parent == node ? link.Strength : strength;
            }

            silent *= 1 - (strength / (1 - absent));
        }

        return random.NextDouble() >= silent;
    }
}
