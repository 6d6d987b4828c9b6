using System.Globalization;
using Charley.Exchange.Bench;

// apple --size 1GB | fuzz --inputs 10000000 [--seed 1]
return args switch
{
    ["apple", "--size", var size] => AppleRun.Measure(Sizes.Read(size)),
    ["fuzz", "--inputs", var inputs] => FuzzRun.Run(int.Parse(inputs, CultureInfo.InvariantCulture), 1),
    ["fuzz", "--inputs", var inputs, "--seed", var seed] => FuzzRun.Run(int.Parse(inputs, CultureInfo.InvariantCulture), int.Parse(seed, CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("apple --size 1GB | fuzz --inputs 10000000 [--seed 1]");
    return 2;
}
