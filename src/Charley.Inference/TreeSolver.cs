using System.Runtime.Intrinsics;

namespace Charley.Inference;

/// <summary>Runs a <see cref="TreePlan"/> for <see cref="LaneKernels.Width"/> lanes at once, forwards and then backwards.</summary>
internal sealed class TreeSolver
{
    private Vector256<double>[] _values = [];
    private Vector256<double>[] _derivatives = [];

    /// <summary>Sums out the core and multiplies the result into <paramref name="totals"/>.</summary>
    public void Forward(TreePlan plan, LaneWeights w, LaneTotals totals)
    {
        if (_values.Length < plan.Entries)
        {
            _values = new Vector256<double>[plan.Entries];
            _derivatives = new Vector256<double>[plan.Entries];
        }

        for (var t = 0; t < plan.NetworkTables; t++)
        {
            Load(plan.Tables[t], w);
        }

        foreach (var bucket in plan.Buckets)
        {
            Sum(bucket);
            if (bucket.Message.Scope.Length == 0)
            {
                totals.Multiply(_values[bucket.Message.Start]);
            }
        }
    }

    /// <summary>Derivatives of the logarithm of the total by the weights of the core vertices.</summary>
    public void Backward(TreePlan plan, LaneWeights w, LaneWeights d)
    {
        Array.Clear(_derivatives, 0, plan.Entries);
        for (var b = plan.Buckets.Count - 1; b >= 0; b--)
        {
            var bucket = plan.Buckets[b];
            if (bucket.Message.Scope.Length == 0)
            {
                _derivatives[bucket.Message.Start] = Vector256<double>.One / _values[bucket.Message.Start];
            }

            Distribute(bucket);
        }

        for (var t = 0; t < plan.NetworkTables; t++)
        {
            Unload(plan.Tables[t], w, d);
        }
    }

    private void Load(TreeTable table, LaneWeights w)
    {
        var x = VertexVectors.Load(w, table);
        for (var state = 0; state < table.Actions.Length; state++)
        {
            var action = table.Actions[state];
            var entry = table.Start + (state << 1);
            if (action.IsShut)
            {
                _values[entry] = x.Absent * (x.Off + x.On);
                _values[entry + 1] = Vector256<double>.Zero;
                continue;
            }

            var off = x.Off * action.Keep;
            var on = x.On + (x.Off * action.Fire);
            _values[entry] = x.Absent * ((off * (x.Shut + x.Open)) + (on * x.Shut));
            _values[entry + 1] = x.Present * (on * x.Open);
        }
    }

    private void Unload(TreeTable table, LaneWeights w, LaneWeights d)
    {
        var x = VertexVectors.Load(w, table);
        var y = default(VertexVectors);
        for (var state = 0; state < table.Actions.Length; state++)
        {
            var action = table.Actions[state];
            var absent = _derivatives[table.Start + (state << 1)];
            var present = _derivatives[table.Start + (state << 1) + 1];
            if (action.IsShut)
            {
                y = y with
                {
                    Absent = y.Absent + ((x.Off + x.On) * absent),
                    Off = y.Off + (x.Absent * absent),
                    On = y.On + (x.Absent * absent),
                };
                continue;
            }

            var off = x.Off * action.Keep;
            var on = x.On + (x.Off * action.Fire);
            var ifOff = (x.Shut + x.Open) * x.Absent * absent;
            var ifOn = (x.Shut * x.Absent * absent) + (x.Open * x.Present * present);
            y = new VertexVectors(
                y.Off + (ifOff * action.Keep) + (ifOn * action.Fire),
                y.On + ifOn,
                y.Shut + ((off + on) * x.Absent * absent),
                y.Open + (off * x.Absent * absent) + (on * x.Present * present),
                y.Absent + (((off * (x.Shut + x.Open)) + (on * x.Shut)) * absent),
                y.Present + (on * x.Open * present));
        }

        y.Store(d, table);
    }

    private void Sum(TreeBucket bucket)
    {
        var count = bucket.Tables.Length;
        var values = _values;
        var entries = bucket.Entries;
        for (var state = 0; state < bucket.Size; state += 2)
        {
            var at = state * count;
            var absent = values[entries[at]];
            var present = values[entries[at + count]];
            for (var t = 1; t < count; t++)
            {
                absent *= values[entries[at + t]];
                present *= values[entries[at + count + t]];
            }

            values[bucket.Message.Start + (state >> 1)] = absent + present;
        }
    }

    private void Distribute(TreeBucket bucket)
    {
        var count = bucket.Tables.Length;
        for (var state = 0; state < bucket.Size; state++)
        {
            var entries = bucket.Entries.AsSpan(state * count, count);
            var before = _derivatives[bucket.Message.Start + (state >> 1)];
            for (var t = 0; t < count; t++)
            {
                var product = before;
                for (var other = t + 1; other < count; other++)
                {
                    product *= _values[entries[other]];
                }

                _derivatives[entries[t]] += product;
                before *= _values[entries[t]];
            }
        }
    }
}
