namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>tanh of each element.</summary>
        public Tensor tanh()
        {
            var result = Unary.OfFloats<Tanh>("tanh", this);
            Recording.Record("tanh", result, this, static (n, g, _) => Gradients.Tanh(g, n[0]))?.Save(result);
            return result;
        }

        /// <summary>The logistic function 1 / (1 + e^-x) of each element.</summary>
        public Tensor sigmoid()
        {
            var result = Unary.OfFloats<Sigmoid>("sigmoid", this);
            Recording.Record("sigmoid", result, this, static (n, g, _) => Gradients.Sigmoid(g, n[0]))?.Save(result);
            return result;
        }

        /// <summary>ln of the logistic function, without overflow.</summary>
        public Tensor log_sigmoid()
        {
            var result = Unary.OfFloats<LogSigmoid>("log_sigmoid", this);
            Recording.Record("log_sigmoid", result, this, static (n, g, _) => g.mul(n[0].neg().sigmoid()))?.Save(this);
            return result;
        }

        /// <summary>max(0, x) of each element.</summary>
        public Tensor relu()
        {
            TypeRequirements.RefuseBooleans("relu", Type);
            var result = Unary.OfNumbers<Rectified>(this);
            Recording.Record("relu", result, this, static (n, g, _) => Gradients.Relu(g, n[0]))?.Save(result);
            return result;
        }

        /// <summary>e^x of each element.</summary>
        public Tensor exp()
        {
            var result = Unary.OfFloats<Exp>("exp", this);
            Recording.Record("exp", result, this, static (n, g, _) => g.mul(n[0]))?.Save(result);
            return result;
        }

        /// <summary>2^x of each element.</summary>
        public Tensor exp2()
        {
            var result = Unary.OfFloats<Exp2>("exp2", this);
            Recording.Record("exp2", result, this, static (n, g, _) => g.mul(n[0]).mul(Math.Log(2)))?.Save(result);
            return result;
        }

        /// <summary>e^x - 1 of each element, exact for small x.</summary>
        public Tensor expm1()
        {
            var result = Unary.OfFloats<ExpM1>("expm1", this);
            Recording.Record("expm1", result, this, static (n, g, _) => g.mul(n[0].add(1)))?.Save(result);
            return result;
        }

        /// <summary>The natural logarithm of each element.</summary>
        public Tensor log()
        {
            var result = Unary.OfFloats<Log>("log", this);
            Recording.Record("log", result, this, static (n, g, _) => g.div(n[0]))?.Save(this);
            return result;
        }

        /// <summary>ln(1 + x) of each element, exact for small x.</summary>
        public Tensor log1p()
        {
            var result = Unary.OfFloats<LogP1>("log1p", this);
            Recording.Record("log1p", result, this, static (n, g, _) => g.div(n[0].add(1)))?.Save(this);
            return result;
        }

        /// <summary>The logarithm to base 2 of each element.</summary>
        public Tensor log2()
        {
            var result = Unary.OfFloats<Log2>("log2", this);
            Recording.Record("log2", result, this, static (n, g, _) => g.div(n[0].mul(Math.Log(2))))?.Save(this);
            return result;
        }

        /// <summary>The logarithm to base 10 of each element.</summary>
        public Tensor log10()
        {
            var result = Unary.OfFloats<Log10>("log10", this);
            Recording.Record("log10", result, this, static (n, g, _) => g.div(n[0].mul(Math.Log(10))))?.Save(this);
            return result;
        }

        /// <summary>The square root of each element.</summary>
        public Tensor sqrt()
        {
            var result = Unary.OfFloats<SquareRoot>("sqrt", this);
            Recording.Record("sqrt", result, this, static (n, g, _) => g.div(n[0].mul(2)))?.Save(result);
            return result;
        }

        /// <summary>1 / sqrt(x) of each element.</summary>
        public Tensor rsqrt()
        {
            var result = Unary.OfFloats<ReciprocalSquareRoot>("rsqrt", this);
            Recording.Record("rsqrt", result, this, static (n, g, _) => g.mul(n[0].pow(3)).mul(-0.5))?.Save(result);
            return result;
        }

        /// <summary>1 / x of each element.</summary>
        public Tensor reciprocal()
        {
            var result = Unary.OfFloats<Reciprocal>("reciprocal", this);
            Recording.Record("reciprocal", result, this, static (n, g, _) => g.mul(n[0].mul(n[0])).neg())?.Save(result);
            return result;
        }

        /// <summary>The absolute value of each element.</summary>
        public Tensor abs()
        {
            TypeRequirements.RefuseBooleans("abs", Type);
            var result = Unary.OfNumbers<AbsoluteValue>(this);
            Recording.Record("abs", result, this, static (n, g, _) => g.mul(n[0].sign()))?.Save(this);
            return result;
        }

        /// <inheritdoc cref="abs"/>
        public Tensor absolute() => abs();

        /// <summary>-1, 0 or 1 for each element; the gradient is zero.</summary>
        public Tensor sign() => Constant("sign", Unary.OfNumbers<SignOf>(this));

        /// <inheritdoc cref="sign"/>
        public Tensor sgn() => sign();

        /// <summary>x² of each element.</summary>
        public Tensor square() => pow(2);

        /// <summary>The largest integer not above each element; the gradient is zero.</summary>
        public Tensor floor() => Type.IsFloating() ? Constant("floor", Unary.OfFloats<Floor>("floor", this)) : Whole("floor");

        /// <summary>The smallest integer not below each element; the gradient is zero.</summary>
        public Tensor ceil() => Type.IsFloating() ? Constant("ceil", Unary.OfFloats<Ceiling>("ceil", this)) : Whole("ceil");

        /// <summary>The integer part of each element; the gradient is zero.</summary>
        public Tensor trunc() => Type.IsFloating() ? Constant("trunc", Unary.OfFloats<Truncation>("trunc", this)) : Whole("trunc");

        /// <summary>The nearest integer, halves to even, or the nearest number of so many decimals; the gradient is zero.</summary>
        public Tensor round(long decimals = 0)
        {
            if (!Type.IsFloating()) return Whole("round");
            if (decimals == 0) return Constant("round", Unary.OfFloats<Rounding>("round", this));
            var scale = Math.Pow(10, decimals);
            using var scaled = Binary.Of<Product>(this, scale);
            using var rounded = Unary.OfFloats<Rounding>("round", scaled);
            return Constant("round", Binary.Of<Quotient>(rounded, scale));
        }

        /// <summary>The part of each element after the point.</summary>
        public Tensor frac() => sub(trunc());

        /// <summary>Integers are whole already.</summary>
        Tensor Whole(string operation)
        {
            TypeRequirements.RefuseBooleans(operation, Type);
            return alias();
        }

        /// <summary>A function that is constant between its steps: its gradient is zero, not absent.</summary>
        Tensor Constant(string operation, Tensor result)
        {
            Recording.Record(operation, result, this, static (_, g, _) => g.zeros_like());
            return result;
        }
    }
}
