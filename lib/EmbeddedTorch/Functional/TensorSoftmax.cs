namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>e^x divided by its sum along a dimension.</summary>
        public Tensor softmax(long dim, ScalarType? dtype = null)
        {
            if (dtype is { } wanted && wanted != Type) return to_type(wanted).softmax(dim);
            TypeRequirements.WantFloats("softmax", Type);
            var result = Softmax.Of(this, dim, log: false);
            Recording.Record("softmax", result, this, (n, g, _) => SoftmaxGradient.Of(g, n[0], dim))?.Save(result);
            return result;
        }

        /// <summary>The logarithm of the softmax along a dimension.</summary>
        public Tensor log_softmax(long dim, ScalarType? dtype = null)
        {
            if (dtype is { } wanted && wanted != Type) return to_type(wanted).log_softmax(dim);
            TypeRequirements.WantFloats("log_softmax", Type);
            var result = Softmax.Of(this, dim, log: true);
            Recording.Record("log_softmax", result, this, (n, g, _) => SoftmaxGradient.OfLog(g, n[0], dim))?.Save(result);
            return result;
        }

        /// <summary>ln of the sum of e^x along a dimension, without overflow.</summary>
        public Tensor logsumexp(long dim, bool keepdim = false)
        {
            if (!Type.IsFloating()) return to_type(get_default_dtype()).logsumexp(dim, keepdim);
            var result = LogSumExp(dim, keepdim);
            Recording.Record("logsumexp", result, this, (n, g, _) =>
            {
                var (stretched, total) = keepdim ? (g, n[1]) : (g.unsqueeze(dim), n[1].unsqueeze(dim));
                return stretched.mul(n[0].sub(total).exp());
            })?.Save(this, result);
            return result;
        }

        Tensor LogSumExp(long dim, bool keepDim)
        {
            using var mode = GradMode.Set(false);
            using var scope = NewDisposeScope();
            var largest = amax([dim], keepdim: true);
            var shift = largest.masked_fill(largest.isfinite().logical_not(), 0);
            var kept = sub(shift).exp().sum(dim, keepdim: true).log().add(shift);
            return (keepDim ? kept : kept.squeeze(dim)).MoveToOuterDisposeScope();
        }
    }
}
