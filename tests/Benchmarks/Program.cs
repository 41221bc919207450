using System.Globalization;
using Benchmarks;
using TorchSharp.Kernels;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// "threads=N" lets both sides use N threads; other arguments choose the cases whose names contain one of them, none chooses all.
string? threads = args.FirstOrDefault(argument => argument.StartsWith("threads=", StringComparison.Ordinal));
if (threads is not null)
    Threads.Count = int.Parse(threads["threads=".Length..], CultureInfo.InvariantCulture);
string[] chosen = [.. args.Where(argument => argument != threads)];
Case[] cases = [.. KernelCases.All().Concat(RecurrentCases.All()).Concat(ModelCases.All()).Where(item => chosen.Length == 0 || chosen.Any(item.Name.Contains))];
using PyTorch? pytorch = PyTorch.Start();
Console.WriteLine(pytorch is null
    ? "No python3 with torch was found: only our own times are shown."
    : $"Up to {Threads.Count} threads each, medians of rounds in turn; beside PyTorch {pytorch.Version}.");
Console.WriteLine($"{"",-44}{"ours",12}{"rate",9} {"",-12}{"PyTorch",12}{"speed-up",9}");
var speedUps = new List<double>();
foreach (Case item in cases)
{
    Comparison times = Comparison.Of(item, pytorch);
    Console.Write($"{item.Name,-44}{times.Ours * 1e6,10:F1}us{item.Work / times.Ours / 1e9,9:F1} {item.Unit,-12}");
    Console.WriteLine(times.Theirs is null ? "" : $"{times.Theirs * 1e6,10:F1}us{times.SpeedUp,8:F2}x");
    if (times.SpeedUp is double speedUp)
        speedUps.Add(speedUp);
}
if (speedUps.Count > 0)
    Console.WriteLine($"geometric mean of the speed-ups: {Math.Exp(speedUps.Average(Math.Log)):F2}x, smallest {speedUps.Min():F2}x");
