using System.Diagnostics;
using System.Globalization;
using System.Text;
using Workbook.Embeddings;

namespace Benchmarks;

/// <summary>
/// Reads one generated file of 400,000 words with 50 numbers each, of the size and look of <c>glove.6B.50d.txt</c>, in
/// four ways that take turns: its bytes alone, our reader, a plain reader in C# that splits lines, and the usual loop in Python.
/// </summary>
internal static class VectorFileBenchmark
{
    private const int Words = 400_000, Dimension = 50, Rounds = 5;

    private const string PythonLoop = """
        import sys, time
        import numpy as np
        start = time.perf_counter()
        embeddings = {}
        with open(sys.argv[1], encoding='utf-8') as f:
            for line in f:
                values = line.split()
                word = values[0]
                coefs = np.asarray(values[1:], dtype='float32')
                embeddings[word] = coefs
        print(time.perf_counter() - start)
        """;

    public static int Run()
    {
        string path = Path.Combine(Path.GetTempPath(), $"vectors-{Environment.ProcessId}.txt");
        try
        {
            Generate(path);
            Compare(path);
        }
        finally
        {
            File.Delete(path);
        }
        return 0;
    }

    private static void Compare(string path)
    {
        double megabytes = new FileInfo(path).Length / 1e6;
        Console.WriteLine($"{Words} words x {Dimension} numbers, {megabytes:F0} MB, {Environment.ProcessorCount} processors; medians of {Rounds} rounds in turn");
        var (raw, ours, plain, python) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (int round = -1; round < Rounds; round++)
        {
            var (rawTime, ourTime) = (Seconds(() => ReadBytes(path)), Seconds(() => VectorFile.Read(path)));
            if (round < 0) continue;
            raw.Add(rawTime);
            ours.Add(ourTime);
            plain.Add(Seconds(() => ReadBySplitting(path)));
            if (PythonSeconds(path) is double seconds) python.Add(seconds);
        }
        double our = Median(ours);
        Show("bytes alone", megabytes, Median(raw), our);
        Show("our reader", megabytes, our, our);
        Show("C#, splitting lines", megabytes, Median(plain), our);
        if (python.Count > 0) Show("Python's loop", megabytes, Median(python), our);
        else Console.WriteLine("Python's loop: no python3 with numpy was found.");
        ShowMemory(path);
    }

    private static void Show(string reader, double megabytes, double seconds, double ours) =>
        Console.WriteLine($"{reader,-22}{seconds * 1e3,9:F0} ms{megabytes / seconds,9:F0} MB/s   ours is {seconds / ours,6:F2} times as fast");

    /// <summary>What stays in memory after reading, beside the size of the numbers and of the words as strings.</summary>
    private static void ShowMemory(string path)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var vectors = VectorFile.Read(path);
        long held = GC.GetTotalMemory(forceFullCollection: true) - before;
        double numbers = (double)vectors.Count * vectors.Dimension * sizeof(float), words = vectors.Words.Sum(word => 22.0 + 2 * word.Length);
        Console.WriteLine($"memory held {held / 1e6:F0} MB: numbers {numbers / 1e6:F0} MB, words {words / 1e6:F0} MB, the rest finds a word's row");
    }

    private static double Seconds(Action action)
    {
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void ReadBytes(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        byte[] buffer = new byte[1 << 20];
        while (file.Read(buffer) > 0) { }
    }

    private static void ReadBySplitting(string path)
    {
        var vectors = new Dictionary<string, float[]>();
        foreach (string line in File.ReadLines(path))
        {
            string[] fields = line.Split(' ');
            vectors[fields[0]] = [.. fields.Skip(1).Select(field => float.Parse(field, CultureInfo.InvariantCulture))];
        }
    }

    private static double? PythonSeconds(string path)
    {
        foreach (string python in (string[])["python3", "/usr/bin/python3"])
            if (PythonSeconds(python, path) is double seconds) return seconds;
        return null;
    }

    private static double? PythonSeconds(string python, string path)
    {
        var info = new ProcessStartInfo(python, ["-c", PythonLoop, path]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(info)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? double.Parse(output, CultureInfo.InvariantCulture) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Words of 2 to 12 letters with a number that makes them different; numbers of five decimals, as in the published file.</summary>
    private static void Generate(string path)
    {
        var random = new Random(1);
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        for (int word = 0; word < Words; word++)
        {
            for (int letter = random.Next(1, 8); letter > 0; letter--) file.Write((char)('a' + random.Next(26)));
            file.Write(word);
            for (int k = 0; k < Dimension; k++)
            {
                file.Write(' ');
                file.Write(((random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 1.2).ToString("G5", CultureInfo.InvariantCulture));
            }
            file.WriteLine();
        }
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
