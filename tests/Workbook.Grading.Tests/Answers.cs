using System.Linq.Expressions;

namespace Workbook.Grading.Tests;

/// <summary>Makes answers of any signature.</summary>
internal static class Answers
{
    /// <summary>A function of the same signature that throws.</summary>
    public static Delegate ThatThrows<TException>(Delegate signature) where TException : Exception, new() =>
        WithBody(signature, type => Expression.Throw(Expression.New(typeof(TException)), type));

    /// <summary>A function of the same signature that returns null, zero or a tuple of these.</summary>
    public static Delegate ThatReturnsDefault(Delegate signature) => WithBody(signature, Expression.Default);

    private static Delegate WithBody(Delegate signature, Func<Type, Expression> body)
    {
        var parameters = signature.Method.GetParameters().Select(parameter => Expression.Parameter(parameter.ParameterType, parameter.Name));
        return Expression.Lambda(signature.GetType(), body(signature.Method.ReturnType), parameters).Compile();
    }
}
