using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>
/// Totals read off where the forward and the backward vector meet at a vertex, its weights left out: by its bit (off, on) and
/// its value (absent, present).
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MeetingSums(Vector256<double> OffAbsent, Vector256<double> OnAbsent, Vector256<double> OnPresent);
