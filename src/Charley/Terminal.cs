namespace Charley;

/// <summary>Where the commands read and write; passed in, so that tests can be the person.</summary>
/// <param name="In">What the person types.</param>
/// <param name="Out">Answers.</param>
/// <param name="Error">Messages about what went wrong.</param>
public sealed record Terminal(TextReader In, TextWriter Out, TextWriter Error);
