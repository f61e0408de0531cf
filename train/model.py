"""The reader: an encoder's states with the parse and the lexicon beside, and a head for each question."""
import torch
from torch import nn
from torch.nn import functional as F

import features
from encoder import WIDTH
from reports import ROLES, SECTORS, STATUSES, TYPES

MODES = ["none"] + """CONSULT/visit CONSULT/third-party CONSULT/multilateral CONSULT/phone RETREAT/withdraw RETREAT/release
RETREAT/disarm RETREAT/ceasefire RETREAT/access RETREAT/resign REQUEST/assist REQUEST/change REQUEST/yield REQUEST/meet
ACCUSE/disapprove ACCUSE/investigate ACCUSE/allege REJECT/assist REJECT/change REJECT/yield REJECT/meet THREATEN/restrict
THREATEN/arrest THREATEN/relations THREATEN/expel THREATEN/territory THREATEN/violence PROTEST/demo PROTEST/riot PROTEST/strike
PROTEST/hunger PROTEST/boycott PROTEST/obstruct PROTEST/vandalize SANCTION/convict SANCTION/expel SANCTION/withdraw
SANCTION/discontinue MOBILIZE/troops MOBILIZE/weapons MOBILIZE/police MOBILIZE/militia COERCE/seize COERCE/restrict COERCE/censor
COERCE/curfew COERCE/martial-law COERCE/arrest COERCE/deport COERCE/withhold COERCE/misinformation COERCE/cyber ASSAULT/abduct
ASSAULT/beat ASSAULT/torture ASSAULT/sexual ASSAULT/targeted ASSAULT/destroy ASSAULT/primitive ASSAULT/firearms ASSAULT/explosives
ASSAULT/suicide-attack ASSAULT/aerial ASSAULT/drone ASSAULT/heavy-weapons ASSAULT/crowd-control ASSAULT/unconventional""".split()
NO_TYPE = len(TYPES)
DISTANCES = 32
PAIR = 128


def distance_bucket(d):
    """Signed distance in words: exact to 8, then by doubling; 0..31."""
    size = d.abs()
    grown = torch.where(size <= 8, size, 8 + torch.log2(size.clamp(min=1) / 8).ceil().long()).clamp(max=15)
    return torch.where(d < 0, 16 + grown, grown)


class Reader(nn.Module):
    def __init__(self, encoder, lexicon_width, dropout=0.1):
        super().__init__()
        self.encoder = encoder
        self.dep = nn.Embedding(features.DEP_BUCKETS, 24)
        self.tag = nn.Embedding(features.TAG_BUCKETS, 16)
        self.entity = nn.Embedding(features.ENTITY_BUCKETS, 12)
        self.shape = nn.Embedding(features.SHAPES, 4)
        self.lexicon = nn.Linear(lexicon_width, 40)
        wide = WIDTH + 24 + 16 + 12 + 4 + 40
        self.hidden = nn.Linear(wide, 256)
        self.type_head = nn.Linear(256, NO_TYPE + 1)
        self.status_hidden = nn.Linear(wide, 128)
        self.status = nn.Linear(128, len(STATUSES))
        self.mode = nn.Linear(wide, len(MODES))
        self.of_trigger = nn.Linear(wide, PAIR)
        self.of_word = nn.Linear(wide, PAIR)
        self.of_type = nn.Embedding(len(TYPES), PAIR)
        self.of_distance = nn.Embedding(DISTANCES, PAIR)
        self.of_path = nn.Embedding(features.PATH_BUCKETS, PAIR)
        self.role = nn.Linear(PAIR, len(ROLES))
        self.beside = nn.Linear(PAIR, 2)  # does the word tell the act's day, its place?
        self.sector_hidden = nn.Linear(wide, 128)
        self.sector = nn.Linear(128, len(SECTORS))
        for table in (self.of_type, self.of_distance, self.of_path):
            nn.init.normal_(table.weight, std=0.05)
        self.dropout = dropout

    def words(self, batch):
        """(words, wide): the mean of each word's piece states, with its features."""
        states = self.encoder(batch["pieces"]).reshape(-1, WIDTH)
        flat = states[batch["piece_rows"]]
        sums = torch.zeros(batch["features"].shape[0], WIDTH).to(flat).index_add_(0, batch["piece_words"], flat)
        mean = sums / batch["piece_counts"][:, None]
        f = batch["features"]
        beside = [self.dep(f[:, 0]), self.tag(f[:, 1]), self.entity(f[:, 2]), self.shape(f[:, 3]), self.lexicon(batch["lexicon"])]
        return F.dropout(torch.cat([mean] + beside, dim=1), self.dropout, self.training)

    def types(self, words):
        return self.type_head(F.gelu(self.hidden(words)))

    def statuses(self, triggers):
        return self.status(F.gelu(self.status_hidden(triggers)))

    def sectors(self, heads):
        """What kind of party the phrase is that has this head."""
        return self.sector(F.gelu(self.sector_hidden(heads)))

    def roles(self, words, triggers, pairs):
        return self.role(self.pairs(words, triggers, pairs))

    def pairs(self, words, triggers, pairs):
        """`pairs`: act, word, type, distance and path of each pair asked for."""
        hidden = (self.of_trigger(triggers)[pairs["act"]] + self.of_word(words)[pairs["word"]] + self.of_type(pairs["type"]) +
                  self.of_distance(distance_bucket(pairs["distance"])) + self.of_path(pairs["path"]))
        return F.dropout(F.relu(hidden), self.dropout, self.training)


def trigger_states(words, rows, acts, count):
    """(acts, wide): the mean of each trigger's words."""
    sums = torch.zeros(count, words.shape[1]).to(words).index_add_(0, acts, words[rows])
    return sums / torch.bincount(acts, minlength=count).clamp(min=1)[:, None]
