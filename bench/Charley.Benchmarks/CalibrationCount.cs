namespace Charley.Benchmarks;

/// <summary>What was stated about drawn people and what was true of them.</summary>
internal sealed class CalibrationCount
{
    /// <summary>People counted.</summary>
    public int People { get; private set; }

    /// <summary>Of these, those with more signs than could be weighed.</summary>
    public int TooMuch { get; private set; }

    /// <summary>The chances of all causes.</summary>
    public Reliability All { get; } = new();

    /// <summary>The chances that a result shows.</summary>
    public Reliability Shown { get; } = new();

    /// <summary>The chances of the causes named first.</summary>
    public Reliability First { get; } = new();

    /// <summary>Counts a person.</summary>
    /// <param name="hadTooMuch">Whether they had more signs than could be weighed.</param>
    public void AddPerson(bool hadTooMuch)
    {
        People++;
        TooMuch += hadTooMuch ? 1 : 0;
    }

    /// <summary>Counts one chance of a person.</summary>
    /// <param name="chance">The chance stated.</param>
    /// <param name="isTrue">Whether the cause was there and at work.</param>
    /// <param name="isShown">Whether a result shows it.</param>
    /// <param name="isFirst">Whether it is the largest of this person.</param>
    public void AddChance(double chance, bool isTrue, bool isShown, bool isFirst)
    {
        All.Add(chance, isTrue);
        if (isShown)
        {
            Shown.Add(chance, isTrue);
        }

        if (isFirst)
        {
            First.Add(chance, isTrue);
        }
    }

    /// <summary>Adds what was counted elsewhere.</summary>
    public void Add(CalibrationCount other)
    {
        People += other.People;
        TooMuch += other.TooMuch;
        All.Add(other.All);
        Shown.Add(other.Shown);
        First.Add(other.First);
    }
}
