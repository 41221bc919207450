using System.Reflection;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Arithmetic;

/// <summary>torch.f(x, ...) is x.f(...): every such pair, found by reflection, gives the same numbers or the same complaint.</summary>
public class StaticFunctionTests
{
    /// <summary>Drawn anew at every call, or without a defined result.</summary>
    static readonly string[] Different = ["bernoulli", "multinomial", "empty_like", "rand_like", "randn_like"];

    static readonly (MethodInfo Function, MethodInfo Method)[] Pairs = [.. FindPairs()];

    static IEnumerable<(MethodInfo, MethodInfo)> FindPairs()
    {
        var methods = typeof(Tensor).GetMethods(BindingFlags.Public | BindingFlags.Instance).ToLookup(method => method.Name);
        foreach (var function in typeof(torch).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(f => !f.IsGenericMethod && !Different.Contains(f.Name)))
        {
            var types = function.GetParameters().Select(p => p.ParameterType).ToArray();
            if (types.Length == 0 || types[0] != typeof(Tensor) || types.Any(type => type.IsByRefLike)) continue;
            var method = methods[function.Name].FirstOrDefault(m => m.GetParameters().Select(p => p.ParameterType).SequenceEqual(types[1..]));
            if (method is not null) yield return (function, method);
        }
    }

    [Fact]
    public void FunctionsAreTheirMethods()
    {
        Assert.True(Pairs.Length > 100, $"only {Pairs.Length} pairs were found");
        foreach (var (function, method) in Pairs)
        {
            object?[] arguments = [.. function.GetParameters()[1..].Select(Argument)];
            var expected = Call(method, Sample(), arguments);
            var actual = Call(function, null, [Sample(), .. arguments]);
            Assert.True(expected == actual, $"{function}: the method gives {expected}, the function {actual}");
        }
    }

    static Tensor Sample() => tensor(new[,] { { 0.5, 0.25, 0.75 }, { 0.125, 0.5, 0.25 }, { 0.3, 0.1, 0.9 } });

    /// <summary>Something that many functions accept; what they do not accept they have to refuse alike.</summary>
    static object? Argument(ParameterInfo parameter)
    {
        if (parameter.HasDefaultValue) return parameter.DefaultValue;
        var type = parameter.ParameterType;
        if (type == typeof(Tensor)) return parameter.Name is "index" or "indices" ? tensor(new[,] { { 1L, 0, 2 } }) : parameter.Name == "mask" ? Sample().gt(0.4) : Sample().mul(2).add(0.1);
        if (type == typeof(Scalar)) return (Scalar)0.4;
        if (type == typeof(long) || type == typeof(int)) return Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture);
        if (type == typeof(double) || type == typeof(float)) return Convert.ChangeType(0.5, type, System.Globalization.CultureInfo.InvariantCulture);
        if (type == typeof(long[])) return new long[] { 1, 0 };
        if (type == typeof(ScalarType)) return float32;
        return type.IsValueType ? Activator.CreateInstance(type) : null;
    }

    static string Call(MethodInfo method, object? target, object?[] arguments)
    {
        try
        {
            return Text(method.Invoke(target, arguments));
        }
        catch (TargetInvocationException error) when (error.InnerException is ExternalException or ArgumentException or NotSupportedException or InvalidOperationException or NullReferenceException)
        {
            return error.InnerException.GetType().Name + error.InnerException.Message;
        }
    }

    static string Text(object? result) => result switch
    {
        Tensor x => $"{x.dtype} [{string.Join(", ", x.shape)}] {string.Join(' ', Numbers.Of(x))}",
        System.Runtime.CompilerServices.ITuple parts => string.Join("; ", Enumerable.Range(0, parts.Length).Select(i => Text(parts[i]))),
        System.Collections.IEnumerable many and not string => string.Join("; ", many.Cast<object>().Select(Text)),
        _ => result?.ToString() ?? "null",
    };
}
