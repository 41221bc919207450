using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Reference;

static partial class ReferenceCases
{
    static readonly nn.Reduction[] Reductions = [nn.Reduction.None, nn.Reduction.Mean, nn.Reduction.Sum];

    static Tensor ClassWeights(ScalarType type) => tensor(new[] { 1.0, 2, 0.5 }).to_type(type);

    static string Named(string loss, nn.Reduction reduction) => $"{loss}, {reduction.ToString().ToLowerInvariant()}";

    static void AddLoss(string name, nn.Reduction reduction, Func<ScalarType, nn.Module<Tensor, Tensor, Tensor>> make, Func<Tensor, Tensor>? input = null, Func<Tensor, Tensor>? target = null)
        => All.Add(Named(name, reduction), type =>
        {
            var loss = make(type);
            return new(loss, (x, i) =>
            {
                var t = i.Length > 0 ? i[0] : x[1];
                return [loss.call(input is null ? x[0] : input(x[0]), target is null ? t : target(t))];
            });
        });

    static void AddClassLosses()
    {
        foreach (var r in Reductions)
        {
            AddLoss("CrossEntropyLoss", r, _ => new CrossEntropyLoss(reduction: r));
            AddLoss("CrossEntropyLoss, weights", r, type => new CrossEntropyLoss(ClassWeights(type), reduction: r));
            AddLoss("CrossEntropyLoss, ignoring 1", r, _ => new CrossEntropyLoss(ignore_index: 1, reduction: r));
            AddLoss("CrossEntropyLoss, weights, ignoring 1", r, type => new CrossEntropyLoss(ClassWeights(type), 1, r));
            AddLoss("CrossEntropyLoss, smoothing", r, _ => new CrossEntropyLoss(reduction: r, label_smoothing: 0.2));
            AddLoss("CrossEntropyLoss, weights, smoothing, ignoring 1", r, type => new CrossEntropyLoss(ClassWeights(type), 1, r, 0.2));
            AddLoss("CrossEntropyLoss of probabilities", r, _ => nn.CrossEntropyLoss(reduction: r), target: p => p.softmax(1));
            AddLoss("CrossEntropyLoss of probabilities, weights", r, type => nn.CrossEntropyLoss(ClassWeights(type), reduction: r), target: p => p.softmax(1));
            foreach (var suffix in new[] { "", ", with -100" })
            {
                AddLoss("NLLLoss" + suffix, r, _ => nn.NLLLoss(reduction: r));
                AddLoss("NLLLoss, weights" + suffix, r, type => nn.NLLLoss(ClassWeights(type), r));
            }
        }
    }

    static void AddElementLosses()
    {
        foreach (var r in Reductions)
        {
            AddLoss("BCELoss", r, _ => nn.BCELoss(reduction: r), x => x.sigmoid(), p => p.sigmoid());
            AddLoss("BCELoss, weights", r, type => nn.BCELoss(ClassWeights(type), r), x => x.sigmoid(), p => p.sigmoid());
            AddLoss("BCEWithLogitsLoss", r, _ => nn.BCEWithLogitsLoss(reduction: r), target: p => p.sigmoid());
            AddLoss("BCEWithLogitsLoss, weights", r, type => nn.BCEWithLogitsLoss(ClassWeights(type), r), target: p => p.sigmoid());
            AddLoss("BCEWithLogitsLoss, positive weights", r, type => nn.BCEWithLogitsLoss(null, r, ClassWeights(type)), target: p => p.sigmoid());
            AddLoss("BCEWithLogitsLoss, weights, positive weights", r, type => nn.BCEWithLogitsLoss(ClassWeights(type), r, ClassWeights(type)), target: p => p.sigmoid());
            AddLoss("MSELoss", r, _ => nn.MSELoss(r));
            AddLoss("L1Loss", r, _ => nn.L1Loss(r));
        }
    }
}
