namespace Charley.Knowledge;

/// <summary>One position of a remedy through which a person can be guided by a clock.</summary>
/// <param name="Drawing">Name of its drawing, such as calf-wall.</param>
/// <param name="Text">What to do, in a sentence or three.</param>
/// <param name="Seconds">How long to hold it, in seconds; 1..900.</param>
/// <param name="Rest">How long to rest between two times, in seconds; 0..120.</param>
/// <param name="Times">How often, 1..30, on each side.</param>
/// <param name="EachSide">Whether it is done on one side and then on the other.</param>
public sealed record GuidedMove(string Drawing, string Text, int Seconds, int Rest, int Times, bool EachSide)
{
    /// <summary>How long it takes in all, without changing places.</summary>
    public int TotalSeconds => ((Seconds * Times) + (Rest * (Times - 1))) * (EachSide ? 2 : 1);
}
