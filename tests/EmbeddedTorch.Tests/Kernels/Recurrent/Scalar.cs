namespace TorchSharp.Kernels;

/// <summary>A number that remembers how it was made: the simplest reverse-mode differentiation, for references.</summary>
internal sealed class Scalar(double value, params (Scalar Operand, double Derivative)[] operands)
{
    public double Value { get; } = value;

    public double Gradient { get; private set; }

    public static implicit operator Scalar(double value) => new(value);

    public static Scalar operator +(Scalar a, Scalar b) => new(a.Value + b.Value, (a, 1), (b, 1));

    public static Scalar operator -(Scalar a, Scalar b) => new(a.Value - b.Value, (a, 1), (b, -1));

    public static Scalar operator *(Scalar a, Scalar b) => new(a.Value * b.Value, (a, b.Value), (b, a.Value));

    public static Scalar Tanh(Scalar a)
    {
        double y = Math.Tanh(a.Value);
        return new Scalar(y, (a, 1 - y * y));
    }

    public static Scalar Sigmoid(Scalar a)
    {
        double y = 1 / (1 + Math.Exp(-a.Value));
        return new Scalar(y, (a, y * (1 - y)));
    }

    public static Scalar Relu(Scalar a) => new(Math.Max(a.Value, 0), (a, a.Value > 0 ? 1 : 0));

    /// <summary>Fills the gradients of everything this number was made of.</summary>
    public void Backward()
    {
        var order = new List<Scalar>();
        Visit(this, [], order);
        Gradient = 1;
        for (int i = order.Count - 1; i >= 0; i--)
            order[i].PassOn();
    }

    private void PassOn()
    {
        foreach ((Scalar operand, double derivative) in operands)
            operand.Gradient += Gradient * derivative;
    }

    private static void Visit(Scalar scalar, HashSet<Scalar> seen, List<Scalar> order)
    {
        if (!seen.Add(scalar))
            return;
        foreach ((Scalar operand, _) in scalar.Operands)
            Visit(operand, seen, order);
        order.Add(scalar);
    }

    private (Scalar Operand, double Derivative)[] Operands => operands;
}
