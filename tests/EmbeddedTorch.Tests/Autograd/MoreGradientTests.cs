using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.Autograd;

/// <summary>Operations that are made of others, or are other names of them.</summary>
public partial class GradientTests
{
    static void AddOtherNames()
    {
        One("absolute", x => x.absolute());
        One("negative", x => x.negative());
        One("clip", x => x.clip(-0.5, 0.5));
        One("clamp_min", x => x.clamp_min(-0.3));
        One("clamp_max", x => x.clamp_max(0.3));
        One("logsigmoid", x => logsigmoid(x));
        Two("subtract", (x, y) => x.subtract(y), [2, 3], [3]);
        Two("multiply", (x, y) => x.multiply(y), [2, 3], [3]);
        Two("divide", (x, y) => x.divide(y), [2, 3], [3]);
        Two("true_divide", (x, y) => x.true_divide(y), [2, 3], [3]);
        One("swapaxes", x => x.swapaxes(0, 1));
        One("swapdims", x => x.swapdims(0, 2), 2, 3, 2);
        One("movedim", x => x.movedim([0, 1], [2, 0]), 2, 3, 2);
        One("moveaxis", x => x.moveaxis([0], [2]), 2, 3, 2);
        One("t", x => x.t());
        One("T", x => x.T, 2, 3, 2);
        One("mT", x => x.mT, 2, 3, 2);
        One("alias", x => x.alias());
        One("contiguous", x => x.t().contiguous());
        One("cpu", x => x.cpu());
        One("to_type", x => x.to_type(float64));
        One("type", x => x.type(float64));
        One("double", x => x.@double());
        Two("type_as", (x, y) => x.type_as(y) * y, [2, 3], [3]);
        One("concat", x => concat([x, x * x]));
        Two("vdot", (x, y) => x.vdot(y), [3], [3]);
        Two("inner", (x, y) => x.inner(y), [3], [3]);
    }

    static void AddMoreShapes()
    {
        One("as_strided", x => x.contiguous().as_strided([2, 2], [1, 2], 1));
        One("broadcast_to", x => x.broadcast_to(2, 2, 3));
        Two("broadcast_tensors", (x, y) => broadcast_tensors(x, y)[0] * broadcast_tensors(x, y)[1], [2, 1], [1, 3]);
        Two("expand_as", (x, y) => x.expand_as(y) * y, [3], [2, 3]);
        Two("view_as", (x, y) => x.contiguous().view_as(y) * y, [6], [2, 3]);
        Two("reshape_as", (x, y) => x.reshape(y.shape) * y, [3, 2], [2, 3]);
        One("ravel", x => x.ravel());
        One("unflatten", x => x.contiguous().unflatten(0, 3, 2), 6, 2);
        One("chunk", x => x.chunk(2, 1)[1]);
        One("tile", x => x.tile([2, 1]));
        One("fliplr", x => x.fliplr());
        One("flipud", x => x.flipud());
        Two("hstack", (x, y) => hstack(x, y), [2, 3], [2, 1]);
        Two("vstack", (x, y) => vstack([x, y]), [2, 3], [1, 3]);
        Two("dstack", (x, y) => dstack(x, y), [2, 3], [2, 3]);
        Two("column_stack", (x, y) => column_stack(x, y), [3], [3, 2]);
        Two("meshgrid", (x, y) => meshgrid([x, y])[0] * meshgrid([x, y])[1], [2], [3]);
        One("triu", x => x.triu(1));
        One("index_fill", x => x.index_fill(1, tensor(new[] { 0L, 2L }), 4));
        One("msort", x => x.msort());
        One("kthvalue", x => x.kthvalue(2, 1).Item1);
        One("unfold overlapping with gaps", x => x.unfold(1, 3, 2), 2, 8);
        One("cumprod with zeros", x => (x * tensor(new[] { 1.0, 0, 1, 1 })).cumprod(1), 2, 4);
        One("cumprod of the first dimension", x => x.cumprod(0), 3, 2);
    }

    static void AddMoreFunctions()
    {
        One("ceil", x => x.ceil());
        One("round", x => x.round());
        One("trunc", x => x.trunc());
        One("sign", x => x.sign());
        One("sgn", x => x.sgn());
        One("relu6", x => x.mul(8).relu6());
        One("hardtanh", x => hardtanh(x));
        One("softsign", x => softsign(x));
        One("softmin", x => softmin(x, 1));
        One("nan_to_num", x => x.nan_to_num());
        One("logit of a margin", x => x.sigmoid().logit(0.4));
        One("dropout", Dropped);
        Two("fmod", (x, y) => x.fmod(y), [2, 3], [3]);
        Two("remainder of tensors", (x, y) => x.remainder(y), [2, 3], [3]);
        Two("pairwise_distance", (x, y) => pairwise_distance(x, y), [2, 3], [2, 3]);
        Two("pairwise_distance of p 3", (x, y) => pairwise_distance(x, y, 3), [2, 3], [2, 3]);
        Two("addmv", (x, y) => x.narrow(1, 0, 1).squeeze(1).addmv(x, y, 2, 3), [2, 3], [3]);
        Two("baddbmm", (x, y) => x.baddbmm(x, y, 2, 3), [2, 3, 3], [2, 3, 3]);
        One("avg_pool1d", x => avg_pool1d(x, 3, 2, 1, true, false), 2, 3, 6);
        One("max_pool1d, all options", x => max_pool1d(x, 2, 3, 1, 2, true), 2, 3, 6);
        Two("conv1d in groups", (x, y) => conv1d(x, y, null, 1, 1, 2, 2), [1, 4, 6], [2, 2, 3]);
        Cases.Add("xlogy", (x => x[0].xlogy(x[1]), g => [Normal(g, 2, 3), Positive(g, 3)]));
        Two("huber_loss of delta 0.7", (x, y) => huber_loss(x, y, 0.7), [2, 3], [2, 3]);
        Two("smooth_l1_loss of beta 0.5", (x, y) => smooth_l1_loss(x, y, Reduction.Sum, 0.5), [2, 3], [2, 3]);
        Two("kl_div of probabilities", (x, y) => kl_div(x, y.softmax(1), log_target: false), [2, 3], [2, 3]);
        Two("binary_cross_entropy weighted", (x, y) => binary_cross_entropy(x.sigmoid(), y.sigmoid(), y.sigmoid(), Reduction.None), [2, 3], [2, 3]);
    }

    /// <summary>The same mask whenever it is called.</summary>
    static Tensor Dropped(Tensor x)
    {
        manual_seed(5);
        return dropout(x, 0.4);
    }
}
