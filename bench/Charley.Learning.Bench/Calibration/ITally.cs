namespace Charley.Learning.Bench.Calibration;

/// <summary>Something that is counted over made-up people, a few at a time.</summary>
public interface ITally
{
    /// <summary>Draws people and counts what comes out.</summary>
    /// <param name="first">The number of the first; a person of the same number is the same every time.</param>
    /// <param name="people">How many.</param>
    void Add(int first, int people);
}
