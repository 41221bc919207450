using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Sentiment;

/// <summary>A model whose layers were never registered.</summary>
internal sealed class Unregistered(nn.Module<Tensor, Tensor> inside) : nn.Module<Tensor, Tensor>(nameof(Unregistered))
{
    public override Tensor forward(Tensor x) => inside.call(x);
}
