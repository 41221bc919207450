using System.Globalization;
using Benchmarks;
using TorchSharp.Kernels;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["glove"]) return VectorFileBenchmark.Run(); // reading files of word vectors: nothing PyTorch does
if (args is ["trainer"]) return TrainingLoopBenchmark.Run(); // the library's loop beside one by hand: nothing PyTorch does

Arguments arguments;
try
{
    arguments = Arguments.Parse(args);
}
catch (ArgumentException exception)
{
    Console.Error.WriteLine($"Benchmarks: {exception.Message}");
    return 2;
}
if (arguments.Threads is int threads)
    Threads.Count = threads;
using PyTorch? pytorch = PyTorch.Start();
Report.ShowHead(pytorch, Threads.Count);
var results = new List<Comparison>();
foreach (Case item in arguments.Groups.SelectMany(group => group.Cases()))
{
    Comparison result = Comparison.Of(item, pytorch);
    Report.Show(result);
    results.Add(result);
}
Report.ShowSummary(results.Any(result => result.Case.Unit == Unit.Tokens) ? results.Where(result => result.Case.Unit == Unit.Tokens) : results);
if (arguments.Json is string file)
    Report.Write(file, results);
return 0;
