using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>One step: gates i, f, g, o: c' = f c + i g, h' = o tanh c'. Parameters start uniform on ±1/√hidden.</summary>
    public sealed class LSTMCell : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor)>
    {
        Parameter? weightIh, weightHh, biasIh, biasHh;

        internal LSTMCell(RecurrentOptions options) : base(nameof(LSTMCell))
        {
            options.Require(nameof(LSTMCell));
            var weights = options.Draw(RecurrentKind.Lstm.Gates, options.Inputs, register_parameter, "");
            weightIh = (Parameter)weights.InputWeight;
            weightHh = (Parameter)weights.HiddenWeight;
            biasIh = (Parameter?)weights.InputBias;
            biasHh = (Parameter?)weights.HiddenBias;
        }

        /// <summary>[gates · hidden, inputs].</summary>
        public Parameter? weight_ih
        {
            get => weightIh;
            set => Replace(nameof(weight_ih), ref weightIh, value);
        }

        /// <summary>[gates · hidden, hidden].</summary>
        public Parameter? weight_hh
        {
            get => weightHh;
            set => Replace(nameof(weight_hh), ref weightHh, value);
        }

        /// <summary>[gates · hidden], or null.</summary>
        public Parameter? bias_ih
        {
            get => biasIh;
            set => Replace(nameof(bias_ih), ref biasIh, value);
        }

        /// <summary>[gates · hidden], or null.</summary>
        public Parameter? bias_hh
        {
            get => biasHh;
            set => Replace(nameof(bias_hh), ref biasHh, value);
        }

        RecurrentWeights Weights => new(weightIh!, weightHh!, biasIh, biasHh);

        /// <summary>Computes one step.</summary>
        /// <param name="input">(batch, inputs).</param>
        /// <param name="h0_c0">State and cell state, each (batch, hidden); not null, which TorchSharp refuses too.</param>
        /// <returns>The next state and cell state.</returns>
        /// <exception cref="ExternalException">Shapes or dtypes do not fit.</exception>
        public override (Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0)
        {
            if (h0_c0 is not { } state)
            {
                throw new ExternalException("LSTMCell: a state is needed (TorchSharp takes no null here); pass (torch.zeros(batch, hidden), torch.zeros(batch, hidden)) for the first step");
            }
            var (h, c) = RecurrentStep.Run(RecurrentKind.Lstm, input, state.Item1, state.Item2, Weights);
            return (h, c!);
        }

        /// <inheritdoc cref="forward"/>
        public new (Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.LSTMCell"/>
            /// <param name="inputSize">Features of the input.</param>
            /// <param name="hiddenSize">Features of the state.</param>
            /// <param name="bias">Whether there are biases.</param>
            /// <param name="device">The CPU.</param>
            /// <param name="dtype">Float32 or Float64.</param>
            public static LSTMCell LSTMCell(long inputSize, long hiddenSize, bool bias = true, Device? device = null, ScalarType? dtype = null)
                => new(new RecurrentOptions(inputSize, hiddenSize) { Bias = bias, Device = device, Type = dtype });
        }
    }
}
