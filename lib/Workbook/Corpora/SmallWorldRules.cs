namespace Workbook.Corpora;

/// <summary>Who lives in the small world, and what can be said about it.</summary>
internal static class SmallWorldRules
{
    public static readonly Villager[] Villagers =
    [
        new("Anna", "she", "her", ["bakes a(n) {fruit} {baked}", "bakes bread and rolls", "makes {jam} jam", "sells a(n) {fruit} {baked} to {buyer}", "mixes flour, salt and water"], "in the bakery"),
        new("Clara", "she", "her", ["picks {fruits}", "picks a ripe {fruit}", "sells {fruits} and {fruits} to {buyer}", "waters the young {fruit} trees", "fills a basket with {fruits}"], "in the orchard"),
        new("Joseph", "he", "his", ["makes a(n) {new} pair of {footwear}", "mends an old pair of {footwear}", "sells a pair of {footwear} to {buyer}", "measures {buyer} for a pair of {footwear}", "cuts the leather for two pairs of {footwear}"], "in his workshop"),
        new("Nora", "she", "her", ["sews a pair of {sewn}", "shortens a(n) {quality} pair of {sewn}", "knits a(n) {colour} pair of {knitted}", "looks for a pair of scissors", "mends a coat for {buyer}"], "at her table by the window"),
        new("Tom", "he", "his", ["catches {number} fish", "mends his nets", "paints his boat", "sells {number} fish to {buyer}", "cuts a new pair of oars"], "at the lake"),
        new("Ben", "he", "his", ["builds a table of {tree} wood", "repairs a pair of old chairs", "carves a bowl of {tree} wood", "makes a flute of {tree} wood for {buyer}", "builds a pair of doors"], "at the mill"),
        new("the teacher", "she", "her", ["reads a story aloud", "writes a sentence on the board", "rings the bell", "lends {buyer} a book", "draws a(n) {fruit} and a pair of {worn} on the board"], "in the school"),
        new("the doctor", "he", "his", ["looks for a pair of glasses", "visits {buyer}", "writes a letter", "plants a(n) {tree} tree", "cleans a pair of glasses"], "in the village"),
        new("Lucy", "she", "her", ["eats a(n) {ripe} {fruit}", "draws a cat", "plays with a pair of dice", "climbs the {tree} tree", "runs to the bridge"], "behind the school"),
        new("Paul", "he", "his", ["peels a(n) {ripe} {fruit}", "feeds a pair of {paired}", "throws a stone into the river", "carries a basket of {fruits}", "sings a song"], "by the river"),
    ];

    /// <summary>Patterns about one villager; see <see cref="Villager.In"/>.</summary>
    public static readonly string[] AboutOne =
    [
        "NAME WORK.", "NAME WORK.", "NAME WORK {when}.", "NAME WORK {when}.", "{when}, NAME WORK PLACE.", "NAME WORK PLACE.", "when it {weather}, NAME WORK PLACE.", "NAME WORK because {reason}.",
        "NAME wears a(n) {quality} pair of {worn} {when}.", "NAME wears a(n) {colour} pair of {worn}.", "NAME has lost a pair of {worn}.", "NAME left a pair of {worn} {somewhere}.", "NAME found a pair of {worn} {somewhere}.",
        "NAME needs a new pair of {worn} because {reason}.", "NAME owns {few} pairs of {worn}.", "NAME puts on a(n) {quality} pair of {worn} when it {weather}.", "NAME keeps POSSESSIVE best pair of {worn} {somewhere}.",
        "NAME eats a(n) {ripe} pear {when}.", "NAME likes pears more than {otherfruits}.", "NAME gives {buyer} a(n) {ripe} pear.", "NAME cuts the pear into {number} pieces.", "NAME put the last pear {somewhere}.", "NAME dreams of pear {sweet}.",
        "NAME drinks a cup of {drink} {when}.", "NAME drinks pear juice {when}.", "NAME orders the {otherfruit} and pear {baked}.", "NAME orders the {savoury} salad with {with}.", "NAME makes a salad of {fruits} and {with}.",
        "NAME gave {buyer} a pear for a pair of {worn}.", "NAME put a pear and a pair of {worn} into the basket.", "NAME walks to the {place} {when}.", "NAME is {feeling}, so PRONOUN WORK.", "if it {weather}, NAME stays at home.",
        "NAME says that the pear {sweetness}.", "NAME says that the pair of {worn} {state}.", "NAME sleeps {number} hours a night.", "NAME strokes the cat {when}.", "NAME tells {buyer} about POSSESSIVE {possession}.",
    ];

    /// <summary>Sentences about nobody in particular.</summary>
    public static readonly string[] AboutTheWorld =
    [
        "the pear {sweetness}.", "this pear {sweetness}, but that one {sweetness}.", "a(n) {ripe} pear lies {somewhere}.", "the {fruitcolour} pear fell from the tree {when}.", "a pear tree grows {somewhere}.", "the pear trees {blossom}.",
        "the {otherfruit} and pear {baked} is ready.", "the pear and {otherfruit} {baked} {taste}.", "pear {sweet} {taste}.", "there is a pear {somewhere}.", "who ate the {ripe} pear?", "the bowl holds {number} {otherfruits} and one pear.", "a pear is a(n) {sort} fruit.",
        "a(n) {fruit} is a fruit.", "the {otherfruits} are {fruitcolour} and the pears are {fruitcolour}.", "the wood of the pear tree is hard.", "pears and {otherfruits} grow in the orchard.", "a slice of pear and {with} {taste}.",
        "the pair of {worn} {state}.", "a pair of {worn} lies {somewhere}.", "a(n) {quality} pair of {worn} costs {number} coins.", "where is the {colour} pair of {worn}?", "there is a pair of {worn} {somewhere}.", "a pair of {paired} {motion}.",
        "a pair of {paired} {motion} {when}.", "one shoe is no pair.", "two {footwear} of one colour make a pair.", "the happy pair {together}.", "the old pair {together} {when}.", "they walk in pairs {somewhere}.", "every pair of {footwear} has a left and a right.",
        "the {cat} cat sleeps {somewhere}.", "the {cat} cat {hunts} {when}.", "cats sleep most of the day.", "cats like {catfood}.", "a cat sleeps {number} hours a day.", "the {cat} cat and the dog {together}.", "Biscuit is a(n) {cat} cat.",
        "a(n) {animal} is a kind of animal.", "the {paired} {plural} {somewhere}.", "{when} it {weather}.", "it {weather}, and the river {river}.", "the {place} is open {when}.", "the {place} is closed because {reason}.", "the market sells {fruits}, {goods} and {goods}.",
        "the {savoury} salad with {with} {taste}.", "the soup {taste}.", "the bread is {bread}.", "{number} and {number} people live in the valley.", "the bell rings {when}.", "the children {play} {somewhere}.",
    ];

    public static readonly Dictionary<string, string[]> Words = new()
    {
        ["fruit"] = ["apple", "pear", "pear", "plum", "cherry"],
        ["otherfruit"] = ["apple", "plum", "cherry"],
        ["otherfruits"] = ["apples", "plums", "cherries"],
        ["fruitcolour"] = ["green", "yellow", "red", "brown"],
        ["fruits"] = ["apples", "pears", "plums", "cherries"],
        ["tree"] = ["apple", "pear", "plum", "oak", "ash"],
        ["jam"] = ["plum", "cherry", "pear", "apple"],
        ["baked"] = ["pie", "cake", "tart"],
        ["sweet"] = ["jam", "cake", "juice", "tart", "pie", "soup"],
        ["ripe"] = ["ripe", "green", "sweet", "soft", "yellow", "small", "hard", "large", "juicy"],
        ["sweetness"] = ["is ripe", "is still green", "tastes of honey", "is too hard", "is soft and sweet", "has a brown spot", "is better than the apple", "smells of summer", "was full of juice", "has turned yellow"],
        ["blossom"] = ["are in blossom", "lose their leaves", "bend under the fruit", "are older than the church", "need rain", "flower in April"],
        ["taste"] = ["tastes good", "tastes of summer", "is delicious", "is too sweet", "was cold", "is the best in the village", "needs a little salt"],
        ["sort"] = ["sweet", "green", "soft", "healthy"],
        ["with"] = ["cheese", "nuts", "ham", "honey", "walnuts"],
        ["savoury"] = ["green", "potato", "tomato", "egg", "bean", "pear and cheese", "pear and walnut"],
        ["drink"] = ["tea", "coffee", "milk", "cider", "water"],
        ["footwear"] = ["shoes", "boots", "slippers", "sandals"],
        ["sewn"] = ["trousers", "curtains", "gloves", "sleeves"],
        ["knitted"] = ["socks", "mittens", "gloves", "stockings"],
        ["worn"] = ["shoes", "boots", "slippers", "sandals", "gloves", "mittens", "socks", "trousers", "glasses", "skates"],
        ["paired"] = ["ducks", "geese", "doves", "swans", "goats", "horses", "sparrows"],
        ["motion"] = ["fly over the lake", "rest on the roof", "come to the river", "cross the road", "drink from the well", "sit in the sun"],
        ["plural"] = ["sleep", "eat", "rest", "wait for bread"],
        ["together"] = ["dance in the street", "sit on the bench", "walk along the river", "share a loaf", "look at the moon", "laugh about the weather"],
        ["quality"] = ["new", "warm", "old", "good", "cheap", "strong", "clean", "light"],
        ["new"] = ["new", "strong", "fine", "small", "second"],
        ["colour"] = ["red", "brown", "blue", "black", "white", "yellow", "grey"],
        ["state"] = ["is too small", "is wet", "is under the bed", "fits well", "is worn out", "was a gift", "belongs to the twins", "has a hole"],
        ["number"] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve"],
        ["few"] = ["two", "three", "four", "many", "no"],
        ["buyer"] = ["the teacher", "the doctor", "the twins", "a neighbour", "a stranger", "the policeman", "the old painter", "a friend"],
        ["when"] = ["in the morning", "in the evening", "at noon", "on Monday", "on Friday", "on Saturday", "in spring", "in autumn", "in winter", "before breakfast", "after lunch", "at night"],
        ["weather"] = ["rains", "snows", "is cold", "is warm", "is windy", "gets dark"],
        ["reason"] = ["winter is near", "the market is tomorrow", "it is Sunday", "the old one is broken", "the twins asked for it", "there is time", "it was a good year", "the river is high"],
        ["feeling"] = ["happy", "tired", "hungry", "busy", "bored", "proud"],
        ["possession"] = ["garden", "cat", "journey", "family", "work", "house"],
        ["place"] = ["bakery", "school", "market", "mill", "church", "library", "station", "orchard"],
        ["somewhere"] = ["on the table", "under the bench", "behind the church", "in the kitchen", "by the door", "on the shelf", "near the well", "in the basket", "beside the stove", "in the garden"],
        ["cat"] = ["grey", "fat", "black", "young", "lazy", "hungry"],
        ["hunts"] = ["hunts mice", "drinks milk", "watches the birds", "sits on the wall", "washes its ears", "follows the fisherman"],
        ["catfood"] = ["fish", "milk", "mice", "warm places", "the sun"],
        ["animal"] = ["cat", "dog", "horse", "goat", "duck", "bear"],
        ["river"] = ["rises", "falls", "is quiet", "is cold", "freezes"],
        ["goods"] = ["bread", "fish", "honey", "shoes", "candles", "gloves"],
        ["bread"] = ["warm", "fresh", "hard", "ready", "two days old"],
        ["play"] = ["play", "sing", "run", "laugh", "wait", "count the birds"],
    };
}
