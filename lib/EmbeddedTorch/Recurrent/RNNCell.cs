using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>One step: h' = f(W_ih x + b_ih + W_hh h + b_hh) with f = tanh or ReLU. Parameters start uniform on ±1/√hidden.</summary>
    public sealed class RNNCell : nn.Module<Tensor, Tensor, Tensor>
    {
        readonly RecurrentKind kind;
        Parameter? weightIh, weightHh, biasIh, biasHh;

        internal RNNCell(RecurrentKind kind, RecurrentOptions options) : base(nameof(RNNCell))
        {
            this.kind = kind;
            options.Require(nameof(RNNCell));
            var weights = options.Draw(kind.Gates, options.Inputs, register_parameter, "");
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
        /// <param name="h0">State (batch, hidden), or null for zeros.</param>
        /// <returns>The next state.</returns>
        /// <exception cref="ExternalException">Shapes or dtypes do not fit.</exception>
        public override Tensor forward(Tensor input, Tensor? h0 = null)
        {
            return RecurrentStep.Run(kind, input, h0, null, Weights).H;
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.RNNCell"/>
            /// <param name="inputSize">Features of the input.</param>
            /// <param name="hiddenSize">Features of the state.</param>
            /// <param name="nonLinearity">The function f.</param>
            /// <param name="bias">Whether there are biases.</param>
            /// <param name="device">The CPU.</param>
            /// <param name="dtype">Float32 or Float64.</param>
            public static RNNCell RNNCell(long inputSize, long hiddenSize, NonLinearities nonLinearity = NonLinearities.Tanh, bool bias = true, Device? device = null, ScalarType? dtype = null)
                => new(RecurrentKind.Of(nonLinearity), new RecurrentOptions(inputSize, hiddenSize) { Bias = bias, Device = device, Type = dtype });
        }
    }
}
