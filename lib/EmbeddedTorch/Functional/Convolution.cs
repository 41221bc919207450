namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>
            /// A convolution (cross-correlation) along the last dimension: input [N, C, L] or [C, L], weight [O, C / groups, K],
            /// bias [O] give [N, O, L'] or [O, L'], with L' = (L + 2·padding - dilation·(K - 1) - 1) / stride + 1.
            /// </summary>
            /// <exception cref="ExternalException">The shapes do not fit.</exception>
            public static Tensor conv1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? dilation = null, long groups = 1)
            {
                if (input.Rank == 2) return conv1d(input.unsqueeze(0), weight, bias, stride, padding, dilation, groups).squeeze(0);
                if (input.Rank != 3 || weight.Rank != 3 || input.sizes[1] != weight.sizes[1] * groups)
                {
                    throw new ExternalException($"conv1d: shapes {Shape.Text(input.sizes)} (input) and {Shape.Text(weight.sizes)} (weight) do not fit for {groups} groups: the input's channels must be the weight's second size times the groups");
                }
                RequireLike("conv1d", "weight", weight, weight.sizes, input.Type);
                RequireLike("conv1d", "bias", bias, [weight.sizes[0]], input.Type);
                var windows = Windows("conv1d", input, weight.sizes[2], stride ?? 1, padding ?? 0, dilation ?? 1, 0);
                var results = windows.chunk(groups, 1).Zip(weight.chunk(groups, 0), Convolved);
                var result = groups == 1 ? results.First() : cat([.. results], 1);
                return bias is null ? result : result.add(bias.unsqueeze(1));
            }

            /// <summary>[N, C, windows, K] · [O, C, K] summed over C and K: one matrix product.</summary>
            static Tensor Convolved(Tensor windows, Tensor weight)
            {
                var (batch, count) = (windows.sizes[0], windows.sizes[2]);
                var rows = windows.permute(0, 2, 1, 3).reshape(batch * count, weight.sizes[1] * weight.sizes[2]);
                return rows.mm(weight.reshape(weight.sizes[0], -1).t()).reshape(batch, count, -1).transpose(1, 2);
            }

            static Tensor Windows(string operation, Tensor input, long size, long stride, long padding, long dilation, double filler)
            {
                var padded = padding == 0 ? input : pad(input, (padding, padding), value: filler);
                var reach = dilation * (size - 1) + 1;
                if (input.Rank < 2 || reach > padded.sizes[^1])
                {
                    throw new ExternalException($"{operation}: windows of {reach} do not fit the last dimension of shape {Shape.Text(input.sizes)} with padding {padding}");
                }
                var windows = padded.unfold(-1, reach, stride);
                return dilation == 1 ? windows : windows.slice(-1, 0, reach, dilation);
            }
        }
    }
}
