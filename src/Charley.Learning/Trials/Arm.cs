namespace Charley.Learning.Trials;

/// <summary>What a person does in a block of nights.</summary>
public enum Arm
{
    /// <summary>With the remedy.</summary>
    With,

    /// <summary>Without the remedy.</summary>
    Without,
}
