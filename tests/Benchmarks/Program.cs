using System.Globalization;
using Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// Arguments choose the cases whose names contain one of them; none chooses all.
Case[] cases = [.. KernelCases.All().Where(item => args.Length == 0 || args.Any(item.Name.Contains))];
using PyTorch? pytorch = PyTorch.Start();
Console.WriteLine(pytorch is null
    ? "No python3 with torch was found: only our own times are shown."
    : $"One thread each, medians; beside PyTorch {pytorch.Version}.");
Console.WriteLine($"{"",-40}{"ours",12}{"PyTorch",12}{"rate",9} {"",-12}{"speed-up",9}");
var ratios = new List<double>();
foreach (Case item in cases)
{
    double ours = Clock.MedianSeconds(item.Ours);
    string line = $"{item.Name,-40}{ours * 1e6,10:F1}us";
    if (pytorch is not null)
    {
        double theirs = pytorch.MedianSeconds(1, item.Setup, item.Statement);
        ratios.Add(theirs / ours);
        Console.WriteLine($"{line}{theirs * 1e6,10:F1}us{item.Work / ours / 1e9,9:F1} {item.Unit,-12}{theirs / ours,8:F2}x");
    }
    else
    {
        Console.WriteLine($"{line}{"",12}{item.Work / ours / 1e9,9:F1} {item.Unit}");
    }
}
if (ratios.Count > 0)
    Console.WriteLine($"geometric mean of the speed-ups: {Math.Exp(ratios.Average(Math.Log)):F2}x, smallest {ratios.Min():F2}x");
