namespace Charley.Output;

/// <summary>Writes one short line for every tenth of a long job, so that it reads well in a log and to a screen reader.</summary>
/// <param name="output">Where to write.</param>
/// <param name="text">The line, with a place for the percentage.</param>
internal sealed class LineProgress(TextWriter output, string text) : IProgress<double>
{
    private const int Steps = 10;
    private const int Percent = 100;
    private int last;

    public void Report(double value)
    {
        var step = (int)(value * Steps);
        if (step > last && step < Steps)
        {
            last = step;
            output.WriteLine(Commands.Fill.In(text, step * Percent / Steps));
        }
    }
}
