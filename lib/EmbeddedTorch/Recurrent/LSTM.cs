using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>Gates i, f, g, o: c' = f c + i g, h' = o tanh c'. Hochreiter and Schmidhuber, "Long short-term memory" (1997). Layers lie on top of each other; a second direction reads backward in time. Parameters are named weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0 (..._reverse), gates one below the other, and start uniform on ±1/√hidden.</summary>
    public sealed class LSTM : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor, Tensor)>
    {
        readonly RecurrentNetwork network;

        internal LSTM(RecurrentOptions options) : base(nameof(LSTM))
            => network = new RecurrentNetwork(RecurrentKind.Lstm, options, register_parameter);

        /// <summary>Runs the layers over a sequence.</summary>
        /// <param name="input">(steps, batch, features), or (batch, steps, features) if batch comes first.</param>
        /// <param name="h0_c0">First states and cell states, each (layers · directions, batch, hidden), or null for zeros.</param>
        /// <returns>The outputs of the last layer, and the last states and cell states (layers · directions, batch, hidden).</returns>
        /// <exception cref="ExternalException">Shapes or dtypes do not fit.</exception>
        public override (Tensor, Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0 = null)
        {
            var (y, hN, cN) = network.Run(input, h0_c0?.Item1, h0_c0?.Item2, training);
            return (y, hN, cN!);
        }

        /// <inheritdoc cref="forward"/>
        public new (Tensor, Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);

        /// <summary>Runs the layers over packed sequences; states are in the order in which the sequences were given.</summary>
        public (nn.utils.rnn.PackedSequence, Tensor, Tensor) call(nn.utils.rnn.PackedSequence input, (Tensor, Tensor)? h0_c0 = null)
        {
            var (h0, c0) = (input.Sorted(h0_c0?.Item1), input.Sorted(h0_c0?.Item2));
            var (data, hN, cN) = network.RunPacked(new PackedSteps(input.batch_sizes.LongValues().ToArray()), input.data, h0, c0, training);
            return (input.WithData(data), input.Unsorted(hN), input.Unsorted(cN!));
        }

        /// <summary>Does nothing: the parameters need no other layout here.</summary>
        public void flatten_parameters()
        {
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.LSTM"/>
            /// <param name="inputSize">Features of the input.</param>
            /// <param name="hiddenSize">Features of the state.</param>
            /// <param name="numLayers">Layers on top of each other.</param>
            /// <param name="bias">Whether there are biases.</param>
            /// <param name="batchFirst">Whether inputs and outputs are (batch, steps, features).</param>
            /// <param name="dropout">Probability of dropout between the layers.</param>
            /// <param name="bidirectional">Whether there is a direction backward in time.</param>
            /// <param name="device">The CPU.</param>
            /// <param name="dtype">Float32 or Float64.</param>
            public static LSTM LSTM(long inputSize, long hiddenSize, long numLayers = 1, bool bias = true, bool batchFirst = false, double dropout = 0, bool bidirectional = false, Device? device = null, ScalarType? dtype = null)
                => new(new RecurrentOptions(inputSize, hiddenSize)
                {
                    Layers = numLayers,
                    Bias = bias,
                    BatchFirst = batchFirst,
                    Dropout = dropout,
                    Bidirectional = bidirectional,
                    Device = device,
                    Type = dtype,
                });
        }
    }
}
