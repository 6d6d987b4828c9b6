using System.Runtime.InteropServices;

namespace Charley.Inference;

/// <summary>One way for a node to be switched on: a parent that, when it is present, fires independently of everything else.</summary>
/// <param name="Parent">Index of the parent in <see cref="NoisyOrNetwork.Nodes"/>; always smaller than the child's.</param>
/// <param name="Strength">Chance, 0 to 1, that a present parent switches the child on.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct NoisyOrLink(int Parent, double Strength);
