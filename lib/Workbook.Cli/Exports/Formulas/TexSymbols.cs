using System.Collections.Frozen;

namespace Workbook.Cli.Exports.Formulas;

/// <summary>LaTeX commands without arguments, by name, and the characters that stand for them.</summary>
internal static class TexSymbols
{
    /// <summary>Letters and constants.</summary>
    public static readonly FrozenDictionary<string, string> Identifiers = new Dictionary<string, string>
    {
        ["alpha"] = "α",
        ["beta"] = "β",
        ["gamma"] = "γ",
        ["delta"] = "δ",
        ["epsilon"] = "ϵ",
        ["varepsilon"] = "ε",
        ["eta"] = "η",
        ["theta"] = "θ",
        ["lambda"] = "λ",
        ["mu"] = "μ",
        ["pi"] = "π",
        ["rho"] = "ρ",
        ["sigma"] = "σ",
        ["tau"] = "τ",
        ["phi"] = "ϕ",
        ["omega"] = "ω",
        ["infty"] = "∞",
    }.ToFrozenDictionary();

    /// <summary>Letters that are upright: capital Greek and signs.</summary>
    public static readonly FrozenDictionary<string, string> Upright = new Dictionary<string, string>
    {
        ["Gamma"] = "Γ",
        ["Delta"] = "Δ",
        ["Theta"] = "Θ",
        ["Lambda"] = "Λ",
        ["Sigma"] = "Σ",
        ["Phi"] = "Φ",
        ["Omega"] = "Ω",
        ["partial"] = "∂",
        ["nabla"] = "∇",
        ["top"] = "⊤",
    }.ToFrozenDictionary();

    /// <summary>Operators, relations and punctuation.</summary>
    public static readonly FrozenDictionary<string, string> Operators = new Dictionary<string, string>
    {
        ["cdot"] = "⋅",
        ["times"] = "×",
        ["odot"] = "⊙",
        ["pm"] = "±",
        ["approx"] = "≈",
        ["propto"] = "∝",
        ["le"] = "≤",
        ["leq"] = "≤",
        ["ge"] = "≥",
        ["geq"] = "≥",
        ["ne"] = "≠",
        ["neq"] = "≠",
        ["in"] = "∈",
        ["notin"] = "∉",
        ["mid"] = "∣",
        ["to"] = "→",
        ["rightarrow"] = "→",
        ["leftarrow"] = "←",
        ["mapsto"] = "↦",
        ["dots"] = "…",
        ["ldots"] = "…",
        ["cdots"] = "⋯",
    }.ToFrozenDictionary();

    /// <summary>Operators whose limits stand below and above in displayed formulas.</summary>
    public static readonly FrozenDictionary<string, string> WithLimits = new Dictionary<string, string>
    {
        ["sum"] = "∑",
        ["prod"] = "∏",
        ["max"] = "max",
        ["min"] = "min",
    }.ToFrozenDictionary();

    /// <summary>Functions written as words.</summary>
    public static readonly FrozenSet<string> Functions = new[] { "tanh", "ln", "log", "exp", "arg", "sin", "cos", "det" }.ToFrozenSet();

    /// <summary>Spaces, by width.</summary>
    public static readonly FrozenDictionary<string, string> Spaces = new Dictionary<string, string>
    {
        [","] = "0.167em",
        [":"] = "0.222em",
        [";"] = "0.278em",
        [" "] = "0.333em",
        ["!"] = "-0.167em",
        ["quad"] = "1em",
        ["qquad"] = "2em",
    }.ToFrozenDictionary();

    /// <summary>Brackets, alone or after <c>\left</c> and <c>\right</c>; the empty one is written as a point.</summary>
    public static readonly FrozenDictionary<string, string> Brackets = new Dictionary<string, string>
    {
        ["("] = "(",
        [")"] = ")",
        ["["] = "[",
        ["]"] = "]",
        ["|"] = "|",
        ["."] = "",
        [@"\{"] = "{",
        [@"\}"] = "}",
        [@"\langle"] = "⟨",
        [@"\rangle"] = "⟩",
        [@"\lVert"] = "‖",
        [@"\rVert"] = "‖",
        [@"\lvert"] = "|",
        [@"\rvert"] = "|",
        [@"\lfloor"] = "⌊",
        [@"\rfloor"] = "⌋",
        [@"\|"] = "‖",
    }.ToFrozenDictionary();

    /// <summary>Marks above what they belong to.</summary>
    public static readonly FrozenDictionary<string, string> Accents = new Dictionary<string, string>
    {
        ["hat"] = "^",
        ["tilde"] = "~",
        ["bar"] = "¯",
        ["vec"] = "→",
        ["overrightarrow"] = "→",
        ["overleftarrow"] = "←",
    }.ToFrozenDictionary();

    /// <summary>The brackets around a matrix, by environment.</summary>
    public static readonly FrozenDictionary<string, (string Open, string Close)> Environments = new Dictionary<string, (string, string)>
    {
        ["cases"] = ("{", ""),
        ["pmatrix"] = ("(", ")"),
        ["bmatrix"] = ("[", "]"),
        ["matrix"] = ("", ""),
        ["aligned"] = ("", ""),
    }.ToFrozenDictionary();

    private const string ScriptCapitals = "𝒜ℬ𝒞𝒟ℰℱ𝒢ℋℐ𝒥𝒦ℒℳ𝒩𝒪𝒫𝒬ℛ𝒮𝒯𝒰𝒱𝒲𝒳𝒴𝒵";

    /// <summary>The script form of a capital letter; null for other characters.</summary>
    public static string? Script(string letter) =>
        letter is [>= 'A' and <= 'Z'] ? ScriptCapitals.EnumerateRunes().ElementAt(letter[0] - 'A').ToString() : null;
}
