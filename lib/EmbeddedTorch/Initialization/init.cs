namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Functions that fill tensors with start values, in place and outside of any history.</summary>
        public static partial class init
        {
            /// <summary>Whether a variance is kept in the forward pass or in the backward pass.</summary>
            public enum FanInOut
            {
                /// <summary>Forward: the number of inputs of a unit.</summary>
                FanIn = 0,
                /// <summary>Backward: the number of units that an input feeds.</summary>
                FanOut = 1,
            }

            /// <summary>The function after a layer.</summary>
            public enum NonlinearityType
            {
                /// <summary>None.</summary>
                Linear = 0,
                /// <summary>None, after a convolution.</summary>
                Conv1D = 1,
                /// <summary>None, after a convolution.</summary>
                Conv2D = 2,
                /// <summary>None, after a convolution.</summary>
                Conv3D = 3,
                /// <summary>None, after a transposed convolution.</summary>
                ConvTranspose1D = 4,
                /// <summary>None, after a transposed convolution.</summary>
                ConvTranspose2D = 5,
                /// <summary>None, after a transposed convolution.</summary>
                ConvTranspose3D = 6,
                /// <summary>The logistic function.</summary>
                Sigmoid = 7,
                /// <summary>The hyperbolic tangent.</summary>
                Tanh = 8,
                /// <summary>max(0, x).</summary>
                ReLU = 9,
                /// <summary>max(0, x) with a slope below 0.</summary>
                LeakyReLU = 10,
            }

            /// <summary>Uniform numbers from [low, high).</summary>
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null)
                => Filled(tensor, t => t.uniform_(low, high, generator));

            /// <summary>Normal numbers.</summary>
            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null)
                => Filled(tensor, t => t.normal_(mean, std, generator));

            /// <summary>One value everywhere.</summary>
            public static Tensor constant_(Tensor tensor, Scalar val) => Filled(tensor, t => t.fill_(val));

            /// <summary>Zeros.</summary>
            public static Tensor zeros_(Tensor tensor) => constant_(tensor, 0);

            /// <summary>Ones.</summary>
            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            /// <summary>The identity matrix (as far as the shape goes).</summary>
            /// <exception cref="ArgumentException">The tensor is not a matrix.</exception>
            public static Tensor eye_(Tensor tensor)
            {
                if (tensor.Rank != 2) throw new ArgumentException($"eye_: wants a matrix, got shape {Shape.Text(tensor.sizes)}");
                using var identity = eye(tensor.sizes[0], tensor.sizes[1], tensor.Type);
                return Filled(tensor, t => t.copy_(identity));
            }

            /// <summary>Normal numbers, with a fraction of each column, chosen at random, set to zero.</summary>
            /// <exception cref="ArgumentException">The tensor is not a matrix.</exception>
            public static Tensor sparse_(Tensor tensor, double sparsity, double std = 0.01)
            {
                if (tensor.Rank != 2) throw new ArgumentException($"sparse_: wants a matrix, got shape {Shape.Text(tensor.sizes)}");
                var zeros = (long)Math.Ceiling(sparsity * tensor.sizes[0]);
                return Filled(tensor, t =>
                {
                    t.normal_(0, std);
                    for (long column = 0; column < t.sizes[1]; column++)
                    {
                        using var rows = randperm(t.sizes[0]);
                        foreach (var row in rows.LongValues().Take((int)zeros)) t.select(0, row).select(0, column).zero_();
                    }
                });
            }

            static Tensor Filled(Tensor tensor, Action<Tensor> fill)
            {
                using var mode = GradMode.Set(false);
                using var scope = NewDisposeScope();
                fill(tensor);
                return tensor;
            }
        }
    }
}
