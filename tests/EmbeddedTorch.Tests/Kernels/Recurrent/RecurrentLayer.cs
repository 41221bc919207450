using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>The operands, results and gradients of one run of a recurrent layer.</summary>
internal sealed class RecurrentLayer<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Guard = 1024;

    public required RecurrentShape Shape { get; init; }

    public required int Gates { get; init; }

    public required bool Bias { get; init; }

    /// <summary>Free numbers behind each row of the output, as for a second direction.</summary>
    public int Gap { get; init; }

    public T[] X = [], H0 = [], C0 = [], InputWeight = [], HiddenWeight = [], InputBias = [], HiddenBias = [];

    public T[] Dy = [], DhN = [], DcN = [];

    public T[] Y = [], HN = [], CN = [], Dx = [], Dh0 = [], Dc0 = [], DInputWeight = [], DHiddenWeight = [], DInputBias = [], DHiddenBias = [];

    public int Stride => Shape.Hidden + Gap;

    /// <summary>Row of a step of a sequence.</summary>
    public int Row(int b, int t) => Shape.BatchFirst ? b * Shape.Steps + t : t * Shape.Batch + b;

    /// <summary>Fills all operands with numbers made by a function of the length and a number that differs for each.</summary>
    public void Fill(Func<int, int, T[]> make)
    {
        int gates = Gates * Shape.Hidden, state = Shape.Batch * Shape.Hidden;
        InputWeight = make(gates * Shape.Inputs, 1);
        HiddenWeight = make(gates * Shape.Hidden, 2);
        InputBias = Bias ? make(gates, 3) : [];
        HiddenBias = Bias ? make(gates, 4) : [];
        X = make(Shape.Rows * Shape.Inputs, 10);
        H0 = make(state, 11);
        C0 = make(state, 12);
        Dy = Spread(make(Shape.Rows * Shape.Hidden, 20));
        DhN = make(state, 21);
        DcN = make(state, 22);
    }

    /// <summary>Runs the kernels; parameter gradients start at one, because they are added.</summary>
    public void Run<TCell>() where TCell : struct, IRecurrentCell
    {
        Forward<TCell>(out T[] gates, out T[] extras);
        Dx = new T[X.Length];
        Dh0 = new T[H0.Length];
        Dc0 = TCell.HasCellState ? new T[C0.Length] : [];
        DInputWeight = Ones(InputWeight.Length);
        DHiddenWeight = Ones(HiddenWeight.Length);
        DInputBias = Ones(InputBias.Length);
        DHiddenBias = Ones(HiddenBias.Length);
        var gradients = new RecurrentGradients<T> { Dy = Dy, DyStride = Stride, DhN = DhN, DcN = DcN, Dx = Dx, Dh0 = Dh0, Dc0 = Dc0 };
        var parameterGradients = new RecurrentParameterGradients<T>(DInputWeight, DHiddenWeight, DInputBias, DHiddenBias);
        long length = Recurrent.BackwardWorkspaceLength<TCell, T>(Shape);
        T[] workspace = Dirty(length);
        Recurrent.Backward<TCell, T>(Shape, Parameters, Sequences(gates, extras), gradients, parameterGradients, workspace.AsSpan(0, (int)length));
        AssertUntouched(workspace, length);
    }

    public void Forward<TCell>(out T[] gates, out T[] extras) where TCell : struct, IRecurrentCell
    {
        Y = new T[(Shape.Rows - 1) * Stride + Shape.Hidden];
        HN = new T[H0.Length];
        CN = TCell.HasCellState ? new T[C0.Length] : [];
        gates = new T[Recurrent.GatesLength<TCell>(Shape)];
        extras = new T[Recurrent.ExtrasLength<TCell>(Shape)];
        long length = Recurrent.ForwardWorkspaceLength<TCell, T>(Shape);
        T[] workspace = Dirty(length);
        Recurrent.Forward<TCell, T>(Shape, Parameters, Sequences(gates, extras), HN, CN, workspace.AsSpan(0, (int)length));
        AssertUntouched(workspace, length);
    }

    private RecurrentParameters<T> Parameters => new(InputWeight, HiddenWeight, InputBias, HiddenBias);

    private RecurrentSequences<T> Sequences(T[] gates, T[] extras) =>
        new() { X = X, H0 = H0, C0 = C0, Y = Y, YStride = Stride, Gates = gates, Extras = extras };

    /// <summary>Rows of hidden numbers with the gaps between them.</summary>
    private T[] Spread(T[] rows)
    {
        T[] spread = new T[(Shape.Rows - 1) * Stride + Shape.Hidden];
        for (int i = 0; i < rows.Length; i++)
            spread[i / Shape.Hidden * Stride + i % Shape.Hidden] = rows[i];
        return spread;
    }

    private static T[] Ones(int length)
    {
        T[] ones = new T[length];
        Array.Fill(ones, T.One);
        return ones;
    }

    /// <summary>A workspace whose old contents would be noticed, with a guard behind it.</summary>
    private static T[] Dirty(long length)
    {
        T[] workspace = new T[length + Guard];
        Array.Fill(workspace, T.NaN);
        return workspace;
    }

    private static void AssertUntouched(T[] workspace, long length) =>
        Assert.All(workspace[(int)length..], value => Assert.True(T.IsNaN(value), "the kernel wrote behind its workspace"));
}
