"""How decisions are said in English."""

from bot.domain.approvals.model import Verdict
from bot.domain.decisions.words import Manner, Words

ENGLISH = Words(
    verdicts={
        (Verdict.APPROVE, Manner.OWN): (
            "i [hereby|fully|gladly|happily|also|formally] approve [it|this|the request|this request]"
            "|approved by me|(you have|this has|it has|the request has|this request has) my approval"
            "|(i give|i'm giving|i am giving) [you|this|it] my approval"
        ),
        (Verdict.APPROVE, Manner.STATED): "[fully|officially|formally|hereby|happily|gladly] approved",
        (Verdict.APPROVE, Manner.BARE): "approve",
        (Verdict.APPROVE, Manner.LEANING): (
            "lgtm|(looks|look) (good|great|fine|ok|okay|perfect) [to me]|all good|(sounds|seems) (good"
            "|great|fine)|(fine|ok|okay|good) (by|with|for) me|(i'm|i am) (fine|ok|okay|good"
            "|happy) with (this|it|that)|works for me|good for me|good to go|go ahead|go for it|ship it"
            "|let's (go|do it|do this)|nice [one|work|job]|great [work|job|stuff]|good (work|job|stuff"
            "|idea)|well done|excellent|perfect|awesome|lovely|brilliant|cool|love it|i like it"
            "|i like this|great|good|fine|sure|sure thing|agreed|i agree|accepted|i accept [this|it]|ok"
            "|okay|okey|okie|k|yes|yes please|yep|yup|yeah|absolutely|definitely|you have my (blessing"
            "|support)|i support this|green light|green light from me|thumbs up|signed off|no (objection"
            "|objections|concerns) [from me]|i have no (objections|concerns)|(request|this is|it's"
            "|it is) approved|approved this|consider (it|this) approved|approving [this|it]"
            "|i'm approving [this|it]|i am approving [this|it]|(i approved|i've approved"
            "|i have approved) [this|it]|approved as far as i'm concerned|i approve of (this|it)"
            "|we approve [this|it]"
        ),
        (
            Verdict.CONDITION,
            Manner.STATED,
        ): (
            "conditionally approved|approved conditionally"
            "|approve with [a|one] condition|approve with conditions"
        ),
        (Verdict.CONDITION, Manner.OWN): "i conditionally approve|i approve conditionally",
        (Verdict.CHANGES, Manner.OWN): (
            "(i request|i'm requesting|i am requesting) changes|requesting changes|changes requested"
        ),
        (
            Verdict.CHANGES,
            Manner.STATED,
        ): "(needs|changes needed|needs some) changes|changes (needed|required)",
        (Verdict.CHANGES, Manner.BARE): "request changes",
        (Verdict.REJECT, Manner.OWN): (
            "i [hereby] (reject|decline) [it|this|the request|this request]|rejected by me"
        ),
        (Verdict.REJECT, Manner.STATED): "rejected|declined|denied",
        (Verdict.REJECT, Manner.BARE): "reject|decline|deny",
        (Verdict.REJECT, Manner.LEANING): (
            "not approved|(i do not|i don't|i won't|i will not) approve [it|this]|reject this|thumbs down"
        ),
        (Verdict.ABSTAIN, Manner.OWN): "(i abstain|i'm abstaining|i am abstaining|abstaining)",
        (Verdict.ABSTAIN, Manner.STATED): "abstained",
        (Verdict.ABSTAIN, Manner.BARE): "abstain",
    },
    courtesies=(
        "hi [all|team|everyone|there]|hello [all|team|everyone]|hey [all|team|there]|good morning"
        "|thanks [all|team]|thanks a lot|many thanks|good luck|thank you [all|team|very much|so much]|thx|ty"
        "|cheers"
        "|all|team|everyone|cc|fyi|from (me|my side|my end)|on my (side|end)|please proceed"
        "|please go ahead"
    ),
    openers="ok|okay|yes|yep|sure|great|perfect|from (me|my side|my end)",
    regrets="sorry|i'm sorry|unfortunately|no|nope|afraid not|hm|hmm|i'm afraid",
    closers=(
        "with pleasure|thanks|thank you|thx|cheers|from (me|my side|my end)|on my (side|end)|go ahead"
        "|please go ahead"
        "|please proceed|team|all|everyone"
    ),
    harmless=(
        "no (concerns|objections|objection|comments|remarks|issues|problem|problems|changes|notes"
        "|further questions) [from me|from my side|on my side|at all]|no changes needed|nothing to add"
        "|no worries|all right"
    ),
    conditions=(
        "[but|but only] (on condition|on the condition|under the condition|on one condition"
        "|with the condition|with one condition|with a condition|with conditions"
        "|with these conditions) [that]|[but|but only] (provided|providing|as long as) [that]|[but"
        "|but only] subject to|[but] only if|[but] conditional on|[but] contingent on"
    ),
    reservations=(
        "but|if|unless|until|till|pending|provided|providing|subject|condition|conditions|conditional"
        "|however|though|although|except|excluding|only|change|changes|fix|assuming|up|max|maximum|limit"
        "|first|must|before"
    ),
    negations=(
        "no|not|never|none|nope|nah|nobody|nothing|cannot|can't|don't|doesn't|didn't|won't|wouldn't|isn't"
        "|wasn't|shouldn't|couldn't|aren't|haven't|hasn't|without|neither|nor|cant|dont|doesnt|didnt|wont"
        "|isnt|hardly|disapprove"
    ),
    retractions=(
        "wait|nope|oops|scratch|retract|revoke|undo|kidding|joking|joke|jk|sarcasm|sarcastic"
        "|sarcastically|lol|lmao|lmfao|rofl|haha|hahaha|hehe|dreams|dream|yeah|right|wish|pigs|hell"
        "|reconsider|mistake|typo|strike|correction|nevermind|hold|withdraw|whatever|ironically|psych"
        "|gotcha|i mean|i meant|meant|nobody"
    ),
    uncertain=(
        "guess|suppose|think|believe|probably|maybe|perhaps|presumably|likely|hope|hopefully|should|would"
        "|could|might|may|almost|nearly|soon|later|tomorrow|yesterday|yet|still|earlier|already|once|when"
        "|after|then|next|last|said|says|say|told|tells|according|reported|heard|hear|wrote|writes|by"
        "|them|they|he|she|his|her|partially|partly|partial|some|half|part|parts|just|minus|instead"
        "|rather|sorry|actually|wrong|second|one|ones|third|others|other|apparently|allegedly|supposedly"
        "|seems|appears|ugh|sigh|who|what|which|how|why|where|theory|principle|waiting|needs|need|has"
        "|have|however|reluctantly|against|despite|pretend|imagine|meant|mean|confirm|check|verify|unlike"
        "|most|everything|anything|except|or|vs|trust|status"
    ),
    because="because",
    explanations=(
        "because|it's|(it|this) (is|was|fits|makes|covers|helps)|that's|these are|we (are|can|planned"
        "|agreed|know)|(i'm|i am) (happy|glad)|(you|they) can|go ahead|good|great|nice|well|within|fits"
        "|looks|makes|clear|happy|worth|fine|solid|(budget|price|cost|plan|offer) (is|fits|looks)"
        "|numbers (are|look|make)|let's|the (budget|price|cost|plan|offer) (is|fits|looks)"
        "|the numbers (are|look|make)|in (line|budget)|please (go|proceed|book|order|buy|pay|publish"
        "|start)"
    ),
    explaining=(
        "the|a|an|is|are|was|be|to|of|on|at|and|with|us|so|very|really|much|all|now|today|can|will|agreed"
        "|planned|expected|reasonable|fair|cheap|cheaper|lower|offer|quote|deal|sense|work|job|idea|ahead"
        "|proceed|book|order|buy|pay|start|publish|hire|team|campaign|launch|project|event|client"
        "|customers|line|covers|covered|enough|about|time|useful|important|available|thought|prepared"
        "|described|discussed|done|ready|approach|proposal|choice|value|best|better|result|results"
        "|figures|terms|thanks|fully|under|below|there|here|helps|help|supports|support|know|see|hall"
        "|venue|tickets"
    ),
)
