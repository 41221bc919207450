using System.Diagnostics;
using TorchSharp;
using Workbook.Batches;
using Workbook.LanguageModels;
using Workbook.Training;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>
/// What the training loop costs beside the same lines written by hand: reading batches of the Shakespeare model, loss,
/// gradients, clipping, update. Rounds of both in turn; the fastest round of each counts, since others only wait for the machine.
/// </summary>
internal static class TrainingLoopBenchmark
{
    private const int Vocabulary = 65, Rounds = 40, UpdatesPerRound = 20, WarmUp = 200;

    public static int Run()
    {
        foreach (var targets in new[] { WindowTargets.LastStep, WindowTargets.EveryStep }) Compare(targets);
        return 0;
    }

    private static void Compare(WindowTargets targets)
    {
        manual_seed(1);
        using var model = new LstmLanguageModel(Vocabulary, 128, targets);
        using var optimizer = optim.Adam(model.parameters(), 1e-3);
        var random = new Random(1);
        long[] text = [.. Enumerable.Range(0, 100_000).Select(_ => (long)random.Next(Vocabulary))];
        var source = new TextWindows(text, 40).Batches(64, targets, seed: 1);
        var trainer = new Trainer(model, optimizer, Loss) { ClipNorm = 5 };
        var plan = new TrainingPlan { Updates = 0, ShowProgress = false };
        void ByTrainer(int updates) => trainer.Fit(source, plan = plan with { Updates = plan.Updates + updates });
        void ByHand(int updates)
        {
            for (int update = 0; update < updates; update++) Step(source.Read(0, update));
        }
        Tensor Loss(Batch batch) => NextTokenLoss.Of(model.call(batch.Inputs), batch);
        void Step(Batch batch)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var loss = Loss(batch);
            loss.item<float>();
            loss.backward();
            nn.utils.clip_grad_norm_(model.parameters(), 5);
            optimizer.step();
        }
        ByHand(WarmUp);
        ByTrainer(WarmUp);
        var (byHand, byTrainer) = (double.PositiveInfinity, double.PositiveInfinity);
        for (int round = 0; round < Rounds; round++)
        {
            byHand = Math.Min(byHand, Seconds(() => ByHand(UpdatesPerRound)));
            byTrainer = Math.Min(byTrainer, Seconds(() => ByTrainer(UpdatesPerRound)));
        }
        double tokens = 64 * 40 * UpdatesPerRound;
        Console.WriteLine($"{targets,-10} by hand {tokens / byHand,9:N0} tokens/s, Trainer {tokens / byTrainer,9:N0} tokens/s: {byTrainer / byHand - 1:P1} slower");
    }

    private static double Seconds(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
