using System.Numerics;
using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp.Kernels;

/// <summary>
/// Every kernel gives the same numbers at every vector width. Functions, updates and cells are found by reflection, so that a new
/// one is compared, or asks to be, without anybody remembering it.
/// </summary>
public unsafe class WidthTests
{
    static readonly Assembly Engine = typeof(torch).Assembly;

    static IEnumerable<Type> Implementing(Type contract) => Engine.GetTypes()
        .Where(type => type.IsValueType && type.GetInterfaces().Any(i => (i.IsGenericType ? i.GetGenericTypeDefinition() : i) == contract));

    [Fact]
    public void FunctionsOfOneNumber()
    {
        foreach (var function in Implementing(typeof(IUnary))) Compare(nameof(CompareUnary), function);
    }

    [Fact]
    public void FunctionsOfTwoNumbers()
    {
        foreach (var function in Implementing(typeof(IBinary)))
        {
            Compare(nameof(CompareBinary), function.IsGenericTypeDefinition ? function.MakeGenericType(typeof(Binary.Subtract)) : function);
        }
    }

    static void Compare(string comparison, Type function)
    {
        foreach (var type in (Type[])[typeof(float), typeof(double)])
        {
            typeof(WidthTests).GetMethod(comparison, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(function, type).Invoke(null, null);
        }
    }

    static void CompareUnary<F, T>() where F : struct, IUnary where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var length in Samples.Lengths)
        {
            var x = Samples.Normal<T>(length, length);
            var narrow = AtWidth.Map<F, T>(128, x);
            Assert.Equal(narrow, AtWidth.Map<F, T>(256, x));
            Assert.Equal(narrow, AtWidth.Map<F, T>(512, x));
        }
    }

    static void CompareBinary<F, T>() where F : struct, IBinary where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var length in Samples.Lengths)
        {
            T[] a = Samples.Normal<T>(length, length), b = Samples.Normal<T>(length + 1, length);
            foreach (var bits in (int[])[256, 512])
            {
                Assert.Equal(AtWidth.Map<F, T>(128, a, b), AtWidth.Map<F, T>(bits, a, b));
                Assert.Equal(AtWidth.Map<F, T>(128, a, T.CreateTruncating(0.3)), AtWidth.Map<F, T>(bits, a, T.CreateTruncating(0.3)));
            }
        }
    }

    /// <summary>The updates of the optimizers, each with numbers that leave nothing out.</summary>
    static readonly Dictionary<Type, Action> Updates = new()
    {
        [typeof(SgdUpdate<>)] = () => CompareUpdate(new SgdUpdate<float>(Sgd()), new SgdUpdate<double>(Sgd())),
        [typeof(MomentumUpdate<>)] = () => CompareUpdate(new MomentumUpdate<float>(Sgd()), new MomentumUpdate<double>(Sgd())),
        [typeof(AdamUpdate<>)] = () => CompareUpdate(new AdamUpdate<float>(Adam()), new AdamUpdate<double>(Adam())),
        [typeof(AmsGradUpdate<>)] = () => CompareUpdate(new AmsGradUpdate<float>(Adam()), new AmsGradUpdate<double>(Adam())),
        [typeof(RmsPropUpdate<>)] = () => CompareUpdate(new RmsPropUpdate<float>(Rms()), new RmsPropUpdate<double>(Rms())),
        [typeof(RmsMomentumUpdate<>)] = () => CompareUpdate(new RmsMomentumUpdate<float>(Rms()), new RmsMomentumUpdate<double>(Rms())),
        [typeof(AdagradUpdate<>)] = () => CompareUpdate(new AdagradUpdate<float>(0.1, 0.02, 1e-3), new AdagradUpdate<double>(0.1, 0.02, 1e-3)),
    };

    [Fact]
    public void UpdatesOfOptimizers()
    {
        Assert.Equal([], Implementing(typeof(IUpdate<>)).Except(Updates.Keys));
        foreach (var compare in Updates.Values) compare();
    }

    static SgdNumbers Sgd() => new(new SGD.Options { LearningRate = 0.1, weight_decay = 0.02, momentum = 0.9, dampening = 0.3, nesterov = true, maximize = true }, first: false);

    static AdamNumbers Adam()
    {
        var numbers = new AdamNumbers { Rate = 0.1, Beta1 = 0.8, Beta2 = 0.9, Eps = 1e-3, Decay = 0.02, Shrink = 0.99, Sign = -1 };
        numbers.Correct(3);
        return numbers;
    }

    static RmsPropNumbers Rms() => new(new RMSProp.Options { LearningRate = 0.1, weight_decay = 0.02, momentum = 0.9, alpha = 0.8, eps = 1e-3, maximize = true, centered = true });

    static void CompareUpdate<U, W>(U single, W other) where U : struct, IUpdate<float> where W : struct, IUpdate<double>
    {
        foreach (var length in Samples.Lengths)
        {
            foreach (var bits in (int[])[256, 512])
            {
                Assert.Equal(Updated<U, float>(128, single, length), Updated<U, float>(bits, single, length));
                Assert.Equal(Updated<W, double>(128, other, length), Updated<W, double>(bits, other, length));
            }
        }
    }

    /// <summary>Weights and buffers after one update; the buffers are large enough that no square root is of a negative number.</summary>
    static T[] Updated<U, T>(int bits, U update, int length) where U : struct, IUpdate<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] w = Samples.Normal<T>(1, length), g = Samples.Normal<T>(2, length);
        T[] a = Array.ConvertAll(Samples.Normal<T>(3, length), v => v * v + T.CreateTruncating(9)), b = Array.ConvertAll(Samples.Normal<T>(4, length), T.Abs), c = Array.ConvertAll(Samples.Normal<T>(5, length), T.Abs);
        fixed (T* pw = w, pg = g, pa = a, pb = b, pc = c)
        {
            var arrays = new Updating.Arrays<T>(pw, pg, pa, pb, pc);
            switch (bits)
            {
                case 128: Updating.Run<U, Simd128<T>, T>(update, arrays, length); break;
                case 256: Updating.Run<U, Simd256<T>, T>(update, arrays, length); break;
                default: Updating.Run<U, Simd512<T>, T>(update, arrays, length); break;
            }
        }
        return [.. w, .. a, .. b, .. c];
    }

    /// <summary>The gradients of a bias and of a log-softmax, whose sums are taken in another order at every width.</summary>
    [Theory]
    [InlineData(256)]
    [InlineData(512)]
    public void SumsOfRowsAndColumns(int bits)
    {
        foreach (var columns in Samples.Lengths.Where(length => length > 0))
        {
            double[] x = Samples.Normal<double>(columns, 150 * columns), dy = Samples.Normal<double>(columns + 1, 150 * columns);
            Close(AtWidth.ColumnSums(128, x, columns), AtWidth.ColumnSums(bits, x, columns));
            Close(AtWidth.LogSoftmaxGradient(128, x, dy, columns), AtWidth.LogSoftmaxGradient(bits, x, dy, columns));
            Close(AtWidth.AddScaled(128, 0.3, x, dy), AtWidth.AddScaled(bits, 0.3, x, dy));
        }
    }

    static void Close(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-11);
    }

    /// <summary>
    /// The kernels that a width can be chosen for, with the test that compares them. A kernel that is not listed is new: compare it
    /// at all widths, and with plain loops, and list it.
    /// </summary>
    static readonly Dictionary<string, string> Compared = new()
    {
        ["Elementwise.Map"] = "FunctionsOfOneNumber, FunctionsOfTwoNumbers",
        ["Elementwise.AddScaled"] = nameof(SumsOfRowsAndColumns),
        ["Columns.AddSums"] = nameof(SumsOfRowsAndColumns),
        ["Softmax.LogBackward"] = nameof(SumsOfRowsAndColumns),
        ["Softmax.Forward"] = "SoftmaxTests",
        ["Softmax.LogForward"] = "SoftmaxTests",
        ["Reduction.Sum"] = "ReductionTests",
        ["Reduction.Dot"] = "ReductionTests",
        ["Reduction.Max"] = "ReductionTests",
        ["Updating.Run"] = nameof(UpdatesOfOptimizers),
        ["OneHotProducts.Add"] = "OneHotProductsTests",
        ["OneHotProducts.AddGradient"] = "OneHotProductsTests",
    };

    /// <summary>
    /// Parts of the kernels above, and of the products and the recurrent layers: GemmTests compare these at all widths with plain
    /// loops, and RecurrentTests run at all widths in OtherProcessorTests.
    /// </summary>
    static readonly string[] Parts = ["Rounding", "PowerOfTwo", "VectorMath", "StepProduct", "GateActivation", "Packing"];

    [Fact]
    public void NoKernelIsLeftOut()
    {
        var methods = Engine.GetTypes().Where(type => !type.IsInterface && !IsPart(type))
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsPrivate && method.IsGenericMethodDefinition && method.GetGenericArguments().Any(IsWidth))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}").Distinct();
        Assert.Equal([], methods.Except(Compared.Keys));
    }

    /// <summary>Every recurrent cell is among those of RecurrentTests.</summary>
    [Fact]
    public void NoCellIsLeftOut()
        => Assert.Equal(["GruCell", "LstmCell", "RnnCell`2"], Implementing(typeof(IRecurrentCell)).Select(type => type.Name).Order());

    static bool IsWidth(Type argument) => argument.IsGenericParameter
        && argument.GetGenericParameterConstraints().Any(c => c.IsGenericType && c.GetGenericTypeDefinition() == typeof(ISimd<,>));

    static bool IsLanes(Type type) => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ILanes<,>));

    static bool IsPart(Type type) => type.IsNested && IsPart(type.DeclaringType!) || Parts.Contains(type.Name) || IsLanes(type) || type.GetGenericArguments().Any(IsWidth)
        || new[] { typeof(IUnary), typeof(IBinary), typeof(IRecurrentCell) }.Any(contract => contract.IsAssignableFrom(type))
        || type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IUpdate<>));
}
