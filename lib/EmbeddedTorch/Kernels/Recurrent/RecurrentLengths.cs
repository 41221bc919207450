namespace TorchSharp.Kernels;

/// <summary>What the spans of <see cref="Recurrent"/> must hold.</summary>
internal static class RecurrentLengths
{
    private const string Operation = "recurrent layer";

    public static void Require<TCell, T>(RecurrentShape shape, RecurrentParameters<T> parameters, RecurrentSequences<T> sequences)
        where TCell : struct, IRecurrentCell
        where T : unmanaged
    {
        if (shape.Steps < 1 || shape.Batch < 1)
            throw new ArgumentException($"{Operation}: needs a batch and a length of 1 or more, got {shape.Batch} and {shape.Steps}");
        long gates = TCell.Gates * (long)shape.Hidden, state = (long)shape.Batch * shape.Hidden;
        Lengths.RequireAtLeast(Operation, "weight_ih", parameters.InputWeight.Length, gates * shape.Inputs);
        Lengths.RequireAtLeast(Operation, "weight_hh", parameters.HiddenWeight.Length, gates * shape.Hidden);
        RequireAllOrNothing("bias_ih", parameters.InputBias.Length, gates);
        RequireAllOrNothing("bias_hh", parameters.HiddenBias.Length, gates);
        Lengths.RequireAtLeast(Operation, "input", sequences.X.Length, (long)shape.Rows * shape.Inputs);
        Lengths.RequireAtLeast(Operation, "h0", sequences.H0.Length, state);
        Lengths.RequireAtLeast(Operation, "c0", sequences.C0.Length, TCell.HasCellState ? state : 0);
        Lengths.RequireAtLeast(Operation, "output", sequences.Y.Length, (shape.Rows - 1L) * sequences.YStride + shape.Hidden);
        Lengths.RequireAtLeast(Operation, "gates", sequences.Gates.Length, Recurrent.GatesLength<TCell>(shape));
        Lengths.RequireAtLeast(Operation, "extras", sequences.Extras.Length, Recurrent.ExtrasLength<TCell>(shape));
    }

    public static void Require<T>(RecurrentShape shape, RecurrentGradients<T> gradients) where T : unmanaged
    {
        long state = (long)shape.Batch * shape.Hidden;
        RequireAllOrNothing("gradient of the output", gradients.Dy.Length, (shape.Rows - 1L) * gradients.DyStride + shape.Hidden);
        RequireAllOrNothing("gradient of h_n", gradients.DhN.Length, state);
        RequireAllOrNothing("gradient of c_n", gradients.DcN.Length, state);
        RequireAllOrNothing("gradient of the input", gradients.Dx.Length, (long)shape.Rows * shape.Inputs);
        RequireAllOrNothing("gradient of h0", gradients.Dh0.Length, state);
        RequireAllOrNothing("gradient of c0", gradients.Dc0.Length, state);
    }

    public static void Require<TCell, T>(RecurrentShape shape, RecurrentParameterGradients<T> gradients)
        where TCell : struct, IRecurrentCell
        where T : unmanaged
    {
        long gates = TCell.Gates * (long)shape.Hidden;
        RequireAllOrNothing("gradient of weight_ih", gradients.InputWeight.Length, gates * shape.Inputs);
        RequireAllOrNothing("gradient of weight_hh", gradients.HiddenWeight.Length, gates * shape.Hidden);
        RequireAllOrNothing("gradient of bias_ih", gradients.InputBias.Length, gates);
        RequireAllOrNothing("gradient of bias_hh", gradients.HiddenBias.Length, gates);
    }

    private static void RequireAllOrNothing(string operand, long actual, long needed)
    {
        if (actual != 0)
            Lengths.RequireAtLeast(Operation, operand, actual, needed);
    }
}
